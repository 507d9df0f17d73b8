package org.vfiospec.acc;

import static org.vfiospec.acc.Access.RO;
import static org.vfiospec.acc.Access.RW;
import static org.vfiospec.acc.Access.W1C;
import static org.vfiospec.acc.Access.WO;
import static org.vfiospec.acc.Generation.V2;
import static org.vfiospec.acc.Generation.V3;
import static org.vfiospec.acc.Generation.V4;

/**
 * The queue manager's registers that every function has in its own BAR2 (hisi_acc_qm.h, qm.c).
 *
 * <p>Simplified: the reset values of the masks and of QM_VF_STATE are our choice, since no public text gives them.
 */
public enum QmRegister implements Register {
    QM_VF_AEQ_INT_SOURCE(0x0000, RW, 0, "asynchronous event interrupt pending"),
    QM_VF_AEQ_INT_MASK(0x0004, RW, 1, "0: asynchronous event interrupt on"),
    QM_VF_EQ_INT_SOURCE(0x0008, RW, 0, "event interrupt pending"),
    QM_VF_EQ_INT_MASK(0x000c, RW, 1, "0: event interrupt on"),
    QM_IFC_INT_SOURCE_V(V3, 0x0020, W1C, 0, "bit 0: a message of the PF waits"),
    QM_IFC_INT_MASK(V3, 0x0024, RW, 1, "bit 0: message interrupt off"),
    QM_IFC_INT_STATUS(V3, 0x0028, RO, 0, "bit 0: a message waits and is not masked"),
    QM_IFC_INT_SET_V(V3, 0x002c, RW, 0, "bit 0: the VF rings the PF; cleared when the PF has acknowledged"),
    QM_QUE_ISO_CFG_V(V3, 0x0030, RW, 0, "bit 0: each queue has its own doorbell page in BAR 4; the PF decides"),
    QM_PAGE_SIZE(V3, 0x0034, RW, 0, "page size: 0 is 4 KiB, 1 is 16 KiB, 2 is 64 KiB"),
    QM_VF_STATE(V3, 0x0060, RW, 1, "0: a guest driver started the function, 1: none did"),
    QM_DFX_FUNS_ACTIVE_ST(0x0200, RO, 0, "functions with work in progress"),
    QM_CACHE_WB_START(0x0204, WO, 0, "1: write all cached contexts back to memory"),
    QM_CACHE_WB_DONE(0x0208, RO, 0, "bit 0: the write-back is finished"),
    QM_SUB_VERSION_ID(V3, 0x0210, RO, 0, "replaces the PCI revision where it is not 0"),
    QM_MB_CMD_SEND_BASE(V2, 0x0300, 16, RW, 0, "mailbox: command, queue, address, all in one access"),
    QM_VF2PF_VF_W(V4, 0x0320, 8, RW, 0, "message to the PF: 31:0 command, 63:32 data"),
    QM_DOORBELL_BASE_V1(V2, 0x0340, 8, WO, 0, "doorbell of the first generation"),
    QM_PF2VF_VF_R(V4, 0x0380, 8, RO, 0, "message of the PF"),
    QM_DOORBELL_SQ_CQ_BASE_V2(V2, 0x1000, 8, WO, 0, "doorbell of submission and completion queues"),
    QM_DOORBELL_EQ_AEQ_BASE_V2(V2, 0x2000, 8, WO, 0, "doorbell of the event queues"),
    QM_CAP_FEATURES(V3, 0x3100, RO, 0x6f01, "feature bitmap; 7:0 version of this table"),
    QM_CAP_EQ_AEQ_DEPTH(V3, 0x3104, RO, 0x0400_0800, "15:0 entries of the EQ, 31:16 of the AEQ"),
    QM_CAP_SQ_CQ_DEPTH(V3, 0x3108, RO, 0x0400_0400, "15:0 entries of an SQ, 31:16 of a CQ"),
    QM_CAP_EQ_IRQ(V3, 0x310c, RO, 0x0001_0000, "31:16 supported, 15:0 vector of the EQ"),
    QM_CAP_AEQ_IRQ(V3, 0x3110, RO, 0x0001_0001, "31:16 supported, 15:0 vector of the AEQ"),
    QM_CAP_ABN_IRQ(V3, 0x3114, RO, 0x0001_0003, "31:16 supported, 15:0 vector of abnormal interrupts"),
    QM_CAP_MB_IRQ(V3, 0x3118, RO, 0x0001_0002, "31:16 supported, 15:0 vector of messages"),
    QM_CAP_IRQ_NUMBER(V3, 0x311c, RO, 0x0004_0003, "31:16 vectors of the PF, 15:0 of a VF"),
    QM_CAP_EXT_BAR(V3, 0x3120, RO, 0x14, "index of the BAR with the doorbell pages");

    private final Row row;

    QmRegister(int offset, Access access, int reset, String meaning) {
        this(V2, offset, 4, access, reset, meaning);
    }

    QmRegister(Generation since, int offset, Access access, int reset, String meaning) {
        this(since, offset, 4, access, reset, meaning);
    }

    QmRegister(Generation since, int offset, int width, Access access, int reset, String meaning) {
        row = new Row(since, offset, width, access, reset, meaning);
    }

    @Override
    public Row row() {
        return row;
    }
}
