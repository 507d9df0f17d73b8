package org.vfiospec.acc;

/** An error of the queue manager, at the bit it has in {@code QM_ABNORMAL_INT_SOURCE}. */
public enum AbnormalError {
    AXI_READ_RESPONSE,
    AXI_WRITE_RESPONSE,
    ECC_MULTI_BIT,
    ECC_SINGLE_BIT,
    TASK_FETCH_TIMEOUT,
    TASK_EXECUTION_TIMEOUT,
    WRITE_BACK_TIMEOUT,
    SQ_AND_CQ_OF_DIFFERENT_FUNCTIONS,
    CQ_WITH_INVALID_FUNCTION,
    SQ_WITH_INVALID_FUNCTION,
    DOORBELL_TIMEOUT,
    FIFO_OVERFLOW,
    DOORBELL_RANDOM_VALUE,
    MAILBOX_TIMEOUT,
    FLR_TIMEOUT;

    public int bit() {
        return 1 << ordinal();
    }
}
