package org.vfiospec.pci.config;

/** A capability structure, by the id that stands in its first bytes. */
public enum Capability {
    POWER_MANAGEMENT(0x01, false),
    MSI(0x05, false),
    EXPRESS(0x10, false),
    MSIX(0x11, false),
    ERROR_REPORTING(0x0001, true),
    ACS(0x000d, true),
    ATS(0x000f, true),
    SRIOV(0x0010, true),
    PAGE_REQUEST(0x0013, true);

    /** Bit 15 of the control register at offset 6 of {@link #ATS}. */
    public static final int ATS_ENABLE = 0x8000;

    private final int id;
    private final boolean extended;

    Capability(int id, boolean extended) {
        this.id = id;
        this.extended = extended;
    }

    int id() {
        return id;
    }

    /** Whether it lies beyond the first 256 bytes, in the list that starts at 0x100. */
    boolean extended() {
        return extended;
    }
}
