package org.vfiospec.acc;

/** Where a V4 chip shows the registers of its VFs in the PF's BAR2 ({@code hisi_acc_get_io_base}, 2025). */
public final class PfWindow {
    /** Where the windows begin; that of VF {@code n}, counted from 1, is the n-th behind the first. */
    public static final int BASE = 0x18_0000;
    /** Bytes of one window: the mailbox and the doorbells of the queues are in it, those of the events are not. */
    public static final int SIZE = 0x2000;

    private PfWindow() {}

    /** The window of a VF, counted from 1. */
    public static long of(int vf) {
        return BASE + (long) vf * SIZE;
    }
}
