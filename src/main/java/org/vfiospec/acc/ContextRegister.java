package org.vfiospec.acc;

import java.util.List;

/**
 * The contexts of the two event queues as registers, for the migration driver alone.
 *
 * <p>Offsets count from the start of the block, which is at {@link #V3_BASE} of the VF's BAR2 or, on later chips, at
 * {@link #V4_BASE} of the VF's window in the PF's BAR2.
 */
public enum ContextRegister implements Register {
    QM_EQC_DW0(0x00, "15:0 head, 31:16 tail of the EQ"),
    QM_EQC_DW1(0x04, "ring address of the EQ, low"),
    QM_EQC_DW2(0x08, "ring address of the EQ, high"),
    QM_EQC_DW3(0x0c, "0"),
    QM_EQC_DW4(0x10, "reserved"),
    QM_EQC_DW5(0x14, "reserved"),
    QM_EQC_DW6(0x18, "15:0 entries - 1, 16 phase of the EQ"),
    QM_AEQC_DW0(0x20, "15:0 head, 31:16 tail of the AEQ"),
    QM_AEQC_DW1(0x24, "ring address of the AEQ, low"),
    QM_AEQC_DW2(0x28, "ring address of the AEQ, high"),
    QM_AEQC_DW3(0x2c, "0"),
    QM_AEQC_DW4(0x30, "reserved"),
    QM_AEQC_DW5(0x34, "reserved"),
    QM_AEQC_DW6(0x38, "15:0 entries - 1, 16 phase of the AEQ");

    /** Where the migration half of a VF's BAR2 begins. */
    public static final int V3_BASE = 0x8000;
    /** Where the block lies in a VF's window in the PF's BAR2. */
    public static final int V4_BASE = 0x1c00;
    /** Bytes that the block takes. */
    public static final int SIZE = 0x40;

    /** The event queue's context, DW0 first. */
    public static final List<ContextRegister> EQC = List.of(values()).subList(0, 7);
    /** The asynchronous event queue's context, DW0 first. */
    public static final List<ContextRegister> AEQC = List.of(values()).subList(7, 14);

    private final Row row;

    ContextRegister(int offset, String meaning) {
        row = new Row(Generation.V3, offset, 4, Access.RW, 0, meaning);
    }

    @Override
    public Row row() {
        return row;
    }
}
