package org.vfiospec.acc;

/** The doorbell pages of BAR 4, one for each queue of a function; V3 and later. */
public final class DoorbellPage {
    /** The BAR they are in. */
    public static final int BAR = 4;
    /** Bytes of a page ({@code QM_QP_DB_INTERVAL}). */
    public static final int SIZE = 0x1_0000;
    /** Where in a page the doorbells of its queue are rung. */
    public static final int DOORBELL = 0x1000;
    /** How the ledger calls that place. */
    public static final String NAME = "QM_DOORBELL_SQ_CQ_BASE_V2";

    private DoorbellPage() {}

    /** Where the doorbells of a queue are rung. */
    public static long of(int queue) {
        return (long) queue * SIZE + DOORBELL;
    }
}
