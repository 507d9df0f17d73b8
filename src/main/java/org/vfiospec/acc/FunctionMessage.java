package org.vfiospec.acc;

import java.util.Arrays;
import java.util.Optional;

/** What the drivers of a PF and of its VFs tell one another (enum qm_ifc_cmd): the low word of a message. */
public enum FunctionMessage {
    PF_FLR_PREPARE("PF to VF", "a function-level reset of the PF is near: stop"),
    PF_SRST_PREPARE("PF to VF", "a reset of the chip is near: stop"),
    PF_RESET_DONE("PF to VF", "the reset is over: start again"),
    VF_PREPARE_DONE("VF to PF", "stopped"),
    VF_PREPARE_FAIL("VF to PF", "could not stop"),
    VF_START_DONE("VF to PF", "started again"),
    VF_START_FAIL("VF to PF", "could not start again"),
    PF_SET_QOS("PF to VF", "the bandwidth of the VF, in the high word"),
    VF_GET_QOS("VF to PF", "asks for the bandwidth of the VF");

    private static final long CODE = 0xffff_ffffL;

    private final String direction;
    private final String meaning;

    FunctionMessage(String direction, String meaning) {
        this.direction = direction;
        this.meaning = meaning;
    }

    /** What a message of 64 bits is about. */
    public static Optional<FunctionMessage> of(long message) {
        return Arrays.stream(values())
                .filter(known -> known.code() == (message & CODE))
                .findFirst();
    }

    public int code() {
        return ordinal() + 1;
    }

    /** The 64 bits of a message. */
    public long with(int data) {
        return code() | (long) data << 32;
    }

    public String direction() {
        return direction;
    }

    public String meaning() {
        return meaning;
    }
}
