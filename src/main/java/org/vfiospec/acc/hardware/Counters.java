package org.vfiospec.acc.hardware;

import static org.vfiospec.acc.PfRegister.QM_DFX_CNT_CLR_CE;
import static org.vfiospec.acc.PfRegister.QM_DFX_CQE_CNT_TOTAL;
import static org.vfiospec.acc.PfRegister.QM_DFX_DB_CNT_TOTAL;
import static org.vfiospec.acc.PfRegister.QM_DFX_MB_CNT_TOTAL;
import static org.vfiospec.acc.PfRegister.QM_DFX_SQE_CNT_TOTAL;
import static org.vfiospec.acc.PfRegister.QM_IN_IDLE_ST;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.vfiospec.acc.PfRegister;

/** What the PF shows of the work of all functions. */
final class Counters {
    private static final List<PfRegister> TOTALS =
            List.of(QM_DFX_MB_CNT_TOTAL, QM_DFX_DB_CNT_TOTAL, QM_DFX_SQE_CNT_TOTAL, QM_DFX_CQE_CNT_TOTAL);

    private final RegisterFile registers;

    Counters(RegisterFile registers, BooleanSupplier idle) {
        this.registers = registers;
        TOTALS.forEach(total -> registers.source(total, () -> read(total)));
        registers.source(QM_IN_IDLE_ST, () -> idle.getAsBoolean() ? 1 : 0);
    }

    private int read(PfRegister total) {
        int value = registers.get(total);
        if ((registers.get(QM_DFX_CNT_CLR_CE) & 1) != 0) {
            registers.set(total, 0);
        }
        return value;
    }
}
