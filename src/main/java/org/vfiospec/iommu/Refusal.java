package org.vfiospec.iommu;

/** Why a function's place is not safe for control registers that the function itself could reach. */
public record Refusal(Reason reason, String why) {

    /** The check that failed. */
    public enum Reason {
        NOT_INTEGRATED,
        BRIDGE_ABOVE,
        ALIASED,
        SHARED_GROUP,
        MF_NO_ACS,
        PLATFORM_P2P,
        NO_TRANSLATION,
        ATS_DIRECT,
        /** The physical function is bound to another driver or is of another generation. */
        PF_MISMATCH,
        /** The driver shows the control registers to user space. */
        SHOWN_TO_USER
    }

    @Override
    public String toString() {
        return reason + ": " + why;
    }
}
