package org.vfiospec.acc;

/**
 * A field of the state that migrates (struct acc_vf_data), in the order of the structure.
 *
 * <p>The layout is the one of the driver that used the migration region (RFC v2, July 2021).
 */
public enum StateField {
    QP_NUM(0, 4, "queue pairs of the VF"),
    DEV_ID(4, 4, "PCI device id of the VF"),
    QUE_ISO_CFG(8, 4, "1: each queue has its own doorbell page"),
    QP_BASE(12, 4, "first queue of the chip, for information"),
    QM_RSV(16, 16, "reserved"),
    AEQ_INT_MASK(32, 4, "QM_VF_AEQ_INT_MASK"),
    EQ_INT_MASK(36, 4, "QM_VF_EQ_INT_MASK"),
    IFC_INT_SOURCE(40, 4, "QM_IFC_INT_SOURCE_V"),
    IFC_INT_MASK(44, 4, "QM_IFC_INT_MASK"),
    IFC_INT_SET(48, 4, "QM_IFC_INT_SET_V"),
    PAGE_SIZE(52, 4, "QM_PAGE_SIZE"),
    VF_STATE(56, 4, "QM_VF_STATE"),
    EQC_DW(60, 28, "QM_EQC_DW0 to DW6"),
    AEQC_DW(88, 28, "QM_AEQC_DW0 to DW6"),
    RSV_REGS(116, 20, "reserved"),
    EQE_DMA(136, 8, "address of the event ring"),
    AEQE_DMA(144, 8, "address of the asynchronous event ring"),
    SQC_DMA(152, 8, "address of the table of submission queue contexts"),
    CQC_DMA(160, 8, "address of the table of completion queue contexts");

    /** Bytes of the first five fields: what can be compared before a device stops. */
    public static final int MATCH_SIZE = AEQ_INT_MASK.offset;
    /** Bytes of all fields. */
    public static final int STATE_SIZE = CQC_DMA.offset + CQC_DMA.width;

    private final int offset;
    private final int width;
    private final String meaning;

    StateField(int offset, int width, String meaning) {
        this.offset = offset;
        this.width = width;
        this.meaning = meaning;
    }

    public int offset() {
        return offset;
    }

    /** Bytes. */
    public int width() {
        return width;
    }

    public String meaning() {
        return meaning;
    }
}
