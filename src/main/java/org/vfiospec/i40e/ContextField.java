package org.vfiospec.i40e;

/**
 * A field of the context that the chip holds for a queue (i40e_lan_hmc.c); the ones that a VF's queue uses.
 *
 * <p>A transmit context has 128 bytes, a receive context 32; bits count from the start, least significant first.
 */
public enum ContextField {
    TX_HEAD(0, 13, "next entry"),
    TX_NEW_CONTEXT(30, 1, "set by software when it makes the context"),
    TX_BASE(32, 57, "address of the ring, in units of 128 bytes"),
    TX_HEAD_WB_ENA(160, 1, "the head is written to memory instead of a mark in each entry"),
    TX_QLEN(161, 13, "entries of the ring"),
    TX_HEAD_WB_ADDR(192, 64, "where the head is written"),
    TX_RDYLIST(980, 10, "scheduler's list that serves the queue"),
    RX_HEAD(0, 13, "next entry"),
    RX_BASE(32, 57, "address of the ring, in units of 128 bytes"),
    RX_QLEN(89, 13, "entries of the ring"),
    RX_DBUFF(102, 7, "size of a buffer, in units of 128 bytes"),
    RX_DSIZE(116, 1, "an entry has 32 bytes, not 16"),
    RX_CRCSTRIP(117, 1, "the checksum of a frame is not stored"),
    RX_L2TSEL(119, 1, "which VLAN tag goes into the first tag field"),
    RX_SHOWIV(127, 1, "an inner VLAN tag stays in the frame"),
    RX_RXMAX(174, 14, "largest frame, in bytes"),
    RX_LRXQTHRESH(198, 3, "entries left that count as few, in units of 64"),
    RX_PREFENA(201, 1, "entries are fetched ahead");

    private final int lsb;
    private final int width;
    private final String meaning;

    ContextField(int lsb, int width, String meaning) {
        this.lsb = lsb;
        this.width = width;
        this.meaning = meaning;
    }

    /** The lowest bit. */
    public int lsb() {
        return lsb;
    }

    /** Bits. */
    public int width() {
        return width;
    }

    public String meaning() {
        return meaning;
    }
}
