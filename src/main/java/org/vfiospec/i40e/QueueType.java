package org.vfiospec.i40e;

/** The two kinds of rings; the order gives their numbers in registers. */
public enum QueueType {
    RECEIVE(32, 32, ContextField.RX_HEAD, ContextField.RX_BASE, ContextField.RX_QLEN),
    TRANSMIT(128, 16, ContextField.TX_HEAD, ContextField.TX_BASE, ContextField.TX_QLEN);

    private final int contextSize;
    private final int entrySize;
    private final ContextField head;
    private final ContextField base;
    private final ContextField length;

    QueueType(int contextSize, int entrySize, ContextField head, ContextField base, ContextField length) {
        this.contextSize = contextSize;
        this.entrySize = entrySize;
        this.head = head;
        this.base = base;
        this.length = length;
    }

    /** Bytes of a context. */
    public int contextSize() {
        return contextSize;
    }

    /** Bytes of a ring's entry; of the two sizes of receive entries a VF uses the larger. */
    public int entrySize() {
        return entrySize;
    }

    public ContextField head() {
        return head;
    }

    ContextField base() {
        return base;
    }

    ContextField length() {
        return length;
    }

    public PfRegister enable() {
        return this == RECEIVE ? PfRegister.QRX_ENA : PfRegister.QTX_ENA;
    }

    public PfRegister tail() {
        return this == RECEIVE ? PfRegister.QRX_TAIL : PfRegister.QTX_TAIL;
    }

    public PfRegister interrupt() {
        return this == RECEIVE ? PfRegister.QINT_RQCTL : PfRegister.QINT_TQCTL;
    }
}
