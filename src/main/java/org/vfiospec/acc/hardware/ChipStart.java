package org.vfiospec.acc.hardware;

import static org.vfiospec.acc.EngineRegister.HPRE_CORE_ENB;
import static org.vfiospec.acc.EngineRegister.HPRE_CORE_INI_CFG;
import static org.vfiospec.acc.EngineRegister.HPRE_CORE_INI_STATUS;
import static org.vfiospec.acc.EngineRegister.HPRE_RDCHN_INI_CFG;
import static org.vfiospec.acc.EngineRegister.HPRE_RDCHN_INI_ST;
import static org.vfiospec.acc.EngineRegister.SEC_MEM_INIT_DONE;
import static org.vfiospec.acc.EngineRegister.SEC_MEM_START_INIT;
import static org.vfiospec.acc.PfRegister.QM_MEM_INIT_DONE;
import static org.vfiospec.acc.PfRegister.QM_MEM_START_INIT;

/**
 * The orders by which a driver starts a chip, and the registers in which it waits for their end.
 *
 * <p>Simplified: they are obeyed at once, and jobs run without them.
 */
final class ChipStart {
    private ChipStart() {}

    static void wire(RegisterFile registers) {
        registers.onWrite(QM_MEM_START_INIT, start -> registers.set(QM_MEM_INIT_DONE, start & 1));
        registers.onWrite(SEC_MEM_START_INIT, start -> registers.set(SEC_MEM_INIT_DONE, start & 1));
        registers.onWrite(HPRE_RDCHN_INI_CFG, start -> registers.set(HPRE_RDCHN_INI_ST, start & 1));
        registers.onWrite(
                HPRE_CORE_INI_CFG,
                start -> registers.set(HPRE_CORE_INI_STATUS, (start & 1) == 0 ? 0 : registers.get(HPRE_CORE_ENB)));
    }
}
