package org.vfiospec.acc.driver;

import static org.vfiospec.acc.StateField.AEQC_DW;
import static org.vfiospec.acc.StateField.AEQE_DMA;
import static org.vfiospec.acc.StateField.AEQ_INT_MASK;
import static org.vfiospec.acc.StateField.CQC_DMA;
import static org.vfiospec.acc.StateField.EQC_DW;
import static org.vfiospec.acc.StateField.EQE_DMA;
import static org.vfiospec.acc.StateField.EQ_INT_MASK;
import static org.vfiospec.acc.StateField.IFC_INT_MASK;
import static org.vfiospec.acc.StateField.IFC_INT_SET;
import static org.vfiospec.acc.StateField.IFC_INT_SOURCE;
import static org.vfiospec.acc.StateField.PAGE_SIZE;
import static org.vfiospec.acc.StateField.QM_RSV;
import static org.vfiospec.acc.StateField.RSV_REGS;
import static org.vfiospec.acc.StateField.SQC_DMA;
import static org.vfiospec.acc.StateField.VF_STATE;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vfiospec.acc.StateField;

/** Whether a state can be that of a function: values in range, addresses that agree, reserved fields zero. */
final class StateCheck {
    private static final int READY = 0;
    private static final int NOT_READY = 1;
    private static final int LARGEST_PAGE_CODE = 2;
    private static final int ALIGNMENT = 32;
    private static final int ADDRESS_BITS = 52;

    private StateCheck() {}

    /** Whether the match data is as a driver writes it. */
    static boolean matchData(AccState state) {
        return isZero(state, QM_RSV);
    }

    static boolean whole(AccState state) {
        boolean bits = Stream.of(AEQ_INT_MASK, EQ_INT_MASK, IFC_INT_SOURCE, IFC_INT_MASK, IFC_INT_SET)
                .allMatch(field -> (state.get(field) & ~1) == 0);
        boolean pageSize = state.get(PAGE_SIZE) >= 0 && state.get(PAGE_SIZE) <= LARGEST_PAGE_CODE;
        return matchData(state)
                && isZero(state, RSV_REGS)
                && (state.get(VF_STATE) == NOT_READY
                        ? isIdle(state)
                        : state.get(VF_STATE) == READY && bits && pageSize && hasQueues(state));
    }

    /** What is saved of a function that no guest driver has started. */
    private static boolean isIdle(AccState state) {
        return Stream.of(StateField.values())
                .filter(field -> field.offset() >= StateField.MATCH_SIZE && field != VF_STATE)
                .allMatch(field -> isZero(state, field));
    }

    private static boolean hasQueues(AccState state) {
        return isContext(state, EQC_DW, EQE_DMA)
                && isContext(state, AEQC_DW, AEQE_DMA)
                && isAddress(state.getLong(SQC_DMA))
                && isAddress(state.getLong(CQC_DMA));
    }

    /** Drivers align rings and tables to 32 bytes; no bus address has more than 52 bits. */
    private static boolean isAddress(long address) {
        return address != 0 && address % ALIGNMENT == 0 && address >>> ADDRESS_BITS == 0;
    }

    private static boolean isContext(AccState state, StateField dwords, StateField address) {
        long ring = Integer.toUnsignedLong(state.get(dwords, 1)) | (long) state.get(dwords, 2) << 32;
        int last = state.get(dwords, 6) & 0xffff;
        boolean reserved = state.get(dwords, 3) == 0 && state.get(dwords, 4) == 0 && state.get(dwords, 5) == 0;
        return isAddress(ring)
                && ring == state.getLong(address)
                && reserved
                && (state.get(dwords, 6) & ~0x1ffff) == 0
                && (state.get(dwords, 0) & 0xffff) <= last
                && state.get(dwords, 0) >>> 16 <= last;
    }

    private static boolean isZero(AccState state, StateField field) {
        return IntStream.range(0, field.width() / 4).allMatch(index -> state.get(field, index) == 0);
    }
}
