package org.vfiospec.i40e;

/**
 * A field of the state that migrates, in the order of its layout; words of 32 bits unless a width says otherwise.
 *
 * <p>No public driver defines one: the driver of May 2020 left the state of the device out.
 */
public enum StateField {
    KIND(1, "0x46563034, the letters of this layout"),
    VERSION(1, "1"),
    DEVICE(1, "PCI ids: device in the upper half, vendor in the lower"),
    QUEUES(1, "queue pairs of the VF"),
    VECTORS(1, "vectors of the VF"),
    ACTIVE(1, "1: the guest's driver has been given its resources"),
    ADDRESS_COUNT(1, "station addresses that follow"),
    ADDRESSES(16, 8, "station addresses, 6 bytes each"),
    RESET_STATE(1, "VFGEN_RSTAT"),
    CAUSES_ENABLED(1, "VFINT_ICR0_ENA"),
    VECTOR_CONTROL(VfLayout.VECTORS, "VFINT_DYN_CTL0 and VFINT_DYN_CTLN, as they were before the stop"),
    MODERATION(VfLayout.MODERATIONS * VfLayout.VECTORS, "VFINT_ITR0 and VFINT_ITRN"),
    FIRST_QUEUE(VfLayout.VECTORS, "VPINT_LNKLSTN, with the queue's number in the VF; the first is 0"),
    SEND_QUEUE(5, "admin send queue: low and high address, length as before the stop, head, tail"),
    RECEIVE_QUEUE(5, "admin receive queue: the same"),
    TX_ENABLED(VfLayout.QUEUES, "1: the transmit queue was on before the stop"),
    RX_ENABLED(VfLayout.QUEUES, "1: the receive queue was on before the stop"),
    TX_TAIL(VfLayout.QUEUES, "QTX_TAIL"),
    RX_TAIL(VfLayout.QUEUES, "QRX_TAIL"),
    TX_INTERRUPT(VfLayout.QUEUES, "QINT_TQCTL, with the next queue's number in the VF"),
    RX_INTERRUPT(VfLayout.QUEUES, "QINT_RQCTL, with the next queue's number in the VF"),
    TX_CONTEXT(VfLayout.QUEUES, 128, "transmit contexts, without the scheduler's list"),
    RX_CONTEXT(VfLayout.QUEUES, 32, "receive contexts");

    /** Bytes of the fields before ACTIVE: what can be compared before a device stops. */
    public static final int MATCH_SIZE = ACTIVE.offset();
    /** Bytes of all fields. */
    public static final int STATE_SIZE = RX_CONTEXT.offset() + RX_CONTEXT.size();

    private final int count;
    private final int width;
    private final String meaning;

    StateField(int count, String meaning) {
        this(count, Integer.BYTES, meaning);
    }

    StateField(int count, int width, String meaning) {
        this.count = count;
        this.width = width;
        this.meaning = meaning;
    }

    /** Elements. */
    public int count() {
        return count;
    }

    /** Bytes of an element. */
    public int width() {
        return width;
    }

    public String meaning() {
        return meaning;
    }

    int size() {
        return count * width;
    }

    /** Bytes from the start of the state: fields lie one after the other. */
    public int offset() {
        int offset = 0;
        for (int before = 0; before < ordinal(); before++) {
            offset += values()[before].size();
        }
        return offset;
    }
}
