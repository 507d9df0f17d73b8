package org.vfiospec.acc;

import static org.vfiospec.acc.Access.RO;
import static org.vfiospec.acc.Access.RW;
import static org.vfiospec.acc.Access.W1C;
import static org.vfiospec.acc.Access.WO;

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
    QM_IFC_INT_SOURCE_V(0x0020, W1C, 0, "bit 0: a message of the PF waits"),
    QM_IFC_INT_MASK(0x0024, RW, 1, "bit 0: message interrupt off"),
    QM_IFC_INT_STATUS(0x0028, RO, 0, "bit 0: a message waits and is not masked"),
    QM_IFC_INT_SET_V(0x002c, RW, 0, "bit 0: the VF rings the PF; cleared when the PF has acknowledged"),
    QM_QUE_ISO_CFG_V(0x0030, RW, 0, "bit 0: each queue has its own doorbell page"),
    QM_PAGE_SIZE(0x0034, RW, 0, "page size: 0 is 4 KiB, 1 is 16 KiB, 2 is 64 KiB"),
    QM_VF_STATE(0x0060, RW, 1, "0: a guest driver started the function, 1: none did"),
    QM_DFX_FUNS_ACTIVE_ST(0x0200, RO, 0, "functions with work in progress"),
    QM_CACHE_WB_START(0x0204, WO, 0, "1: write all cached contexts back to memory"),
    QM_CACHE_WB_DONE(0x0208, RO, 0, "bit 0: the write-back is finished"),
    QM_SUB_VERSION_ID(0x0210, RO, 0, "replaces the PCI revision where it is not 0"),
    QM_MB_CMD_SEND_BASE(0x0300, 16, RW, "mailbox: command, queue, address, all in one access"),
    QM_VF2PF_VF_W(0x0320, RW, 0, "message to the PF (V4)"),
    QM_DOORBELL_BASE_V1(0x0340, 8, WO, "doorbell of the first generation"),
    QM_PF2VF_VF_R(0x0380, RO, 0, "message of the PF (V4)"),
    QM_DOORBELL_SQ_CQ_BASE_V2(0x1000, 8, WO, "doorbell of submission and completion queues"),
    QM_DOORBELL_EQ_AEQ_BASE_V2(0x2000, 8, WO, "doorbell of the event queues"),
    QM_CAP_FEATURES(0x3100, RO, 0x6f01, "feature bitmap; 7:0 version of this table"),
    QM_CAP_EQ_AEQ_DEPTH(0x3104, RO, 0x0400_0800, "15:0 entries of the EQ, 31:16 of the AEQ"),
    QM_CAP_SQ_CQ_DEPTH(0x3108, RO, 0x0400_0400, "15:0 entries of an SQ, 31:16 of a CQ"),
    QM_CAP_EQ_IRQ(0x310c, RO, 0x0001_0000, "31:16 supported, 15:0 vector of the EQ"),
    QM_CAP_AEQ_IRQ(0x3110, RO, 0x0001_0001, "31:16 supported, 15:0 vector of the AEQ"),
    QM_CAP_ABN_IRQ(0x3114, RO, 0x0001_0003, "31:16 supported, 15:0 vector of abnormal interrupts"),
    QM_CAP_MB_IRQ(0x3118, RO, 0x0001_0002, "31:16 supported, 15:0 vector of messages"),
    QM_CAP_IRQ_NUMBER(0x311c, RO, 0x0004_0003, "31:16 vectors of the PF, 15:0 of a VF"),
    QM_CAP_EXT_BAR(0x3120, RO, 0x14, "index of the BAR with the doorbell pages");

    private final Row row;

    QmRegister(int offset, Access access, int reset, String meaning) {
        row = new Row(offset, 4, access, reset, meaning);
    }

    QmRegister(int offset, int width, Access access, String meaning) {
        row = new Row(offset, width, access, 0, meaning);
    }

    @Override
    public Row row() {
        return row;
    }
}
