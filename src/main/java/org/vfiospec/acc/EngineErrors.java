package org.vfiospec.acc;

import static org.vfiospec.acc.EngineRegister.HPRE_AM_OOO_SHUTDOWN_ENB;
import static org.vfiospec.acc.EngineRegister.HPRE_HAC_INT_SOURCE;
import static org.vfiospec.acc.EngineRegister.HPRE_INT_MASK;
import static org.vfiospec.acc.EngineRegister.HPRE_INT_STATUS;
import static org.vfiospec.acc.EngineRegister.HPRE_OOO_SHUTDOWN_SEL;
import static org.vfiospec.acc.EngineRegister.HPRE_RAS_CE;
import static org.vfiospec.acc.EngineRegister.HPRE_RAS_FE;
import static org.vfiospec.acc.EngineRegister.HPRE_RAS_NFE;
import static org.vfiospec.acc.EngineRegister.SEC_CONTROL;
import static org.vfiospec.acc.EngineRegister.SEC_CORE_INT_MASK;
import static org.vfiospec.acc.EngineRegister.SEC_CORE_INT_SOURCE;
import static org.vfiospec.acc.EngineRegister.SEC_CORE_INT_STATUS;
import static org.vfiospec.acc.EngineRegister.SEC_OOO_SHUTDOWN_SEL;
import static org.vfiospec.acc.EngineRegister.SEC_RAS_CE;
import static org.vfiospec.acc.EngineRegister.SEC_RAS_FE;
import static org.vfiospec.acc.EngineRegister.SEC_RAS_NFE;
import static org.vfiospec.acc.EngineRegister.ZIP_CONTROL;
import static org.vfiospec.acc.EngineRegister.ZIP_CORE_INT_MASK;
import static org.vfiospec.acc.EngineRegister.ZIP_CORE_INT_SOURCE;
import static org.vfiospec.acc.EngineRegister.ZIP_CORE_INT_STATUS;
import static org.vfiospec.acc.EngineRegister.ZIP_OOO_SHUTDOWN_SEL;
import static org.vfiospec.acc.EngineRegister.ZIP_RAS_CE;
import static org.vfiospec.acc.EngineRegister.ZIP_RAS_FE;
import static org.vfiospec.acc.EngineRegister.ZIP_RAS_NFE;

import java.util.Optional;

/**
 * The registers by which an engine reports errors of its own.
 *
 * @param status what the migration driver wants to read as 0
 * @param select errors that stop the bus master, while bit {@code stops} of {@code control} is set
 * @param maskEnables whether a 1 in the mask lets an error through, as in SEC, or holds it back
 */
public record EngineErrors(
        EngineRegister source,
        EngineRegister mask,
        EngineRegister status,
        EngineRegister corrected,
        EngineRegister nonFatal,
        EngineRegister fatal,
        EngineRegister select,
        EngineRegister control,
        int stops,
        boolean maskEnables) {

    static final EngineErrors SEC = new EngineErrors(
            SEC_CORE_INT_SOURCE,
            SEC_CORE_INT_MASK,
            SEC_CORE_INT_STATUS,
            SEC_RAS_CE,
            SEC_RAS_NFE,
            SEC_RAS_FE,
            SEC_OOO_SHUTDOWN_SEL,
            SEC_CONTROL,
            12,
            true);

    static final EngineErrors HPRE = new EngineErrors(
            HPRE_HAC_INT_SOURCE,
            HPRE_INT_MASK,
            HPRE_INT_STATUS,
            HPRE_RAS_CE,
            HPRE_RAS_NFE,
            HPRE_RAS_FE,
            HPRE_OOO_SHUTDOWN_SEL,
            HPRE_AM_OOO_SHUTDOWN_ENB,
            0,
            false);

    static final EngineErrors ZIP = new EngineErrors(
            ZIP_CORE_INT_SOURCE,
            ZIP_CORE_INT_MASK,
            ZIP_CORE_INT_STATUS,
            ZIP_RAS_CE,
            ZIP_RAS_NFE,
            ZIP_RAS_FE,
            ZIP_OOO_SHUTDOWN_SEL,
            ZIP_CONTROL,
            14,
            false);

    /** Where software can inject errors, if the engine lets it. */
    public Optional<EngineRegister> injection() {
        return this == SEC
                ? Optional.empty()
                : Optional.of(this == HPRE ? EngineRegister.HPRE_INT_SET : EngineRegister.ZIP_CORE_INT_SET);
    }

    /** What to write into the mask so that these errors are reported and no other; its own inverse. */
    public int maskFor(int errors) {
        return maskEnables ? errors : ~errors;
    }
}
