package org.vfiospec.acc;

import static org.vfiospec.acc.Access.RO;
import static org.vfiospec.acc.Access.RW;
import static org.vfiospec.acc.Access.W1C;
import static org.vfiospec.acc.Access.WO;
import static org.vfiospec.acc.Generation.V2;
import static org.vfiospec.acc.Generation.V3;
import static org.vfiospec.acc.Generation.V4;

/** The queue manager's registers that only the PF has, in its BAR2 (hisi_acc_qm.h, qm.c). */
public enum PfRegister implements Register {
    QM_ABNORMAL_INT_SOURCE(0x100000, W1C, 0, "one bit for each error"),
    QM_ABNORMAL_INT_MASK(0x100004, RW, 0x7fff, "1: the error raises no interrupt"),
    QM_ABNORMAL_INT_STATUS(0x100008, RO, 0, "errors that are pending and not masked"),
    QM_ABNORMAL_INT_SET(0x10000c, WO, 0, "injects errors"),
    QM_ABNORMAL_INF00(0x100010, RO, 0, "FIFO overflow: 5:0 function, 7:6 type, 31:16 queue"),
    QM_ABNORMAL_INF01(0x100014, RO, 0, "doorbell timeout: 5:0 function, 7:6 type, 31:16 queue"),
    QM_ABNORMAL_INF02(0x100018, RO, 0, "bit 22: AXI poison"),
    QM_MEM_START_INIT(0x100040, WO, 0, "1: initialise the internal memories"),
    QM_MEM_INIT_DONE(0x100044, RO, 0, "bit 0: done"),
    QM_CACHE_CTL(0x100050, RW, 0, "context caches on, and their thresholds"),
    QM_VFT_CFG_OP_ENABLE(0x100054, WO, 0, "1: start the operation on the function table"),
    QM_VFT_CFG_OP_WR(0x100058, RW, 0, "0: write an entry, 1: read one"),
    QM_VFT_CFG_TYPE(0x10005c, RW, 0, "0: SQC, 1: CQC, 2: shaper"),
    QM_VFT_CFG(0x100060, RW, 0, "function number: 0 the PF, n VF n"),
    QM_VFT_CFG_DATA_L(0x100064, RW, 0, "entry, low word"),
    QM_VFT_CFG_DATA_H(0x100068, RW, 0, "entry, high word"),
    QM_VFT_CFG_RDY(0x10006c, RW, 1, "bit 0: idle; software clears it before it starts an operation"),
    QM_DB_TIMEOUT_CFG(0x100074, RW, 0, "doorbell timeout"),
    QM_ARUSER_M_CFG_1(0x100088, RW, 0, "bus attributes of reads"),
    QM_ARUSER_M_CFG_ENABLE(0x100090, RW, 0, "bus attributes of reads, enable"),
    QM_AWUSER_M_CFG_1(0x100098, RW, 0, "bus attributes of writes"),
    QM_AWUSER_M_CFG_ENABLE(0x1000a0, RW, 0, "bus attributes of writes, enable"),
    QM_WUSER_M_CFG_ENABLE(0x1000a8, RW, 0, "bus attributes of write data, enable"),
    QM_AXI_M_CFG(0x1000ac, RW, 0, "bus master configuration"),
    QM_AXI_M_CFG_ENABLE(0x1000b0, RW, 0, "bus master configuration, enable"),
    QM_PEH_AXUSER_CFG(0x1000cc, RW, 0, "bus attributes of the PCIe side"),
    QM_PEH_AXUSER_CFG_ENABLE(0x1000d0, RW, 0, "bus attributes of the PCIe side, enable"),
    QM_PEH_VENDOR_ID(
            0x1000d8, RW, 0x5a5a, "0x5a5a once the device answers; drivers of V2 write it to see whether it does"),
    QM_RAS_CE_ENABLE(0x1000ec, RW, 0, "errors treated as corrected"),
    QM_RAS_FE_ENABLE(0x1000f0, RW, 0, "errors treated as fatal"),
    QM_RAS_NFE_ENABLE(0x1000f4, RW, 0, "errors treated as non-fatal"),
    QM_RAS_CE_THRESHOLD(0x1000f8, RW, 0, "corrected errors before one is reported"),
    QM_PEH_DFX_INFO0(0x1000fc, RO, 0, "PCIe error details"),
    QM_PEH_DFX_INFO1(0x100100, RO, 0, "PCIe error details"),
    QM_DFX_CNT_CLR_CE(0x100118, RW, 0, "1: debug counters clear when read"),
    QM_IFC_READY_STATUS(V3, 0x100128, 8, RO, 0, "bit n: VF n was rung and has not acknowledged"),
    QM_IFC_INT_SET_P(
            V3, 0x100130, RW, 0, "bit 0: rings the functions of QM_IFC_INT_CFG; cleared when all have acknowledged"),
    QM_IFC_INT_CFG(V3, 0x100134, RW, 0, "6:0 function to ring; 0x7f: all"),
    QM_IFC_INT_SOURCE_P(V3, 0x100138, 8, W1C, 0, "bit n: VF n has a message for the PF"),
    QM_PM_CTRL(V3, 0x100148, RW, 0, "bit 9: no power-down when idle"),
    QM_CAPBILITY(0x100158, RO, 0x0020_0400, "10:0 queue pairs in all, 21:11 most for one function"),
    QM_SHAPER_CFG(V3, 0x100164, RW, 0, "bandwidth shaper on"),
    QM_MIG_REGION_SEL(V4, 0x100198, RW, 0, "bit 0: the VFs' migration registers are in the PF's BAR2"),
    QM_ECC_1BIT_CNT(0x104000, RO, 0, "corrected memory errors"),
    QM_ECC_MBIT_CNT(0x104004, RO, 0, "uncorrected memory errors"),
    QM_DFX_MB_CNT(0x104010, RO, 0, "mailbox commands of one function"),
    QM_DFX_MB_CNT_TOTAL(0x104018, RO, 0, "mailbox commands"),
    QM_DFX_DB_CNT(0x104020, RO, 0, "doorbells of one function"),
    QM_DFX_DB_CNT_TOTAL(0x104028, RO, 0, "doorbells"),
    QM_DFX_SQE_CNT(0x104030, RO, 0, "submission entries of one queue"),
    QM_DFX_SQE_CNT_TOTAL(0x104038, RO, 0, "submission entries fetched"),
    QM_DFX_CQE_CNT(0x104040, RO, 0, "completion entries of one queue"),
    QM_DFX_CQE_CNT_TOTAL(0x104048, RO, 0, "completion entries written"),
    QM_DFX_TO_ENGINE_CNT(0x104050, RO, 0, "submission entries given to the engine"),
    QM_DFX_FROM_ENGINE_CNT(0x104058, RO, 0, "submission entries written back"),
    QM_DFX_FINISHED_CNT(0x104060, RO, 0, "submission entries finished"),
    QM_IN_IDLE_ST(0x1040e4, RO, 1, "bit 0: no work in progress"),
    QM_OOO_SHUTDOWN_SEL(V3, 0x1040f8, RW, 0, "errors that stop the bus master"),
    QM_PF2VF_PF_W(V4, 0x104700, 8, RW, 0, "message to VFs: 31:0 command, 63:32 data"),
    QM_VF2PF_PF_R(V4, 0x104800, 256, RO, 0, "a word for each function: its message to the PF"),
    ACC_MASTER_GLOBAL_CTRL(0x300000, RW, 0, "1: stop bus mastering"),
    ACC_AM_CFG_SINGLE_PORT_MAX_TRANS(0x300014, RW, 0, "bus requests of one port at a time"),
    ACC_AM_CFG_PORT_WR_EN(0x30001c, RW, 0, "bus port enables"),
    ACC_AM_ROB_ECC_INT_STS(0x300104, W1C, 0, "memory errors of the reorder buffer"),
    ACC_MASTER_TRANS_RETURN(0x300150, RO, 3, "3: no bus transaction is outstanding"),
    QM_QUE_ISO_CFG(V3, 0x301154, RO, 0, "bit 0: each queue has its own doorbell page, as the first drivers read it");

    private final Row row;

    PfRegister(int offset, Access access, int reset, String meaning) {
        this(V2, offset, 4, access, reset, meaning);
    }

    PfRegister(Generation since, int offset, Access access, int reset, String meaning) {
        this(since, offset, 4, access, reset, meaning);
    }

    PfRegister(Generation since, int offset, int width, Access access, int reset, String meaning) {
        row = new Row(since, offset, width, access, reset, meaning);
    }

    @Override
    public Row row() {
        return row;
    }
}
