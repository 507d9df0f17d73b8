package org.vfiospec.acc.driver;

import static org.vfiospec.acc.PfRegister.QM_ABNORMAL_INT_SOURCE;
import static org.vfiospec.acc.PfRegister.QM_ABNORMAL_INT_STATUS;
import static org.vfiospec.acc.PfRegister.QM_RAS_NFE_ENABLE;

import org.vfiospec.acc.EngineCapability;
import org.vfiospec.acc.Register;

/** What a PF's driver does about errors of its chip (qm_process_dev_error): it clears those that a reset need not. */
final class PfErrors {
    private final ChipProbe probe;
    private final QmAccess pf;
    private boolean needReset;

    PfErrors(ChipProbe probe, QmAccess pf) {
        this.probe = probe;
        this.pf = pf;
    }

    boolean needReset() {
        return needReset;
    }

    /** The chip was reset. */
    void forget() {
        needReset = false;
    }

    void handle() {
        handle(
                QM_ABNORMAL_INT_STATUS,
                QM_ABNORMAL_INT_SOURCE,
                QM_RAS_NFE_ENABLE,
                EngineCapability.QM_RAS_NFE_TYPE,
                EngineCapability.QM_RAS_NFE_RESET);
        handle(
                probe.errors().status(),
                probe.errors().source(),
                probe.errors().nonFatal(),
                EngineCapability.ENGINE_RAS_NFE_TYPE,
                EngineCapability.ENGINE_RAS_NFE_RESET);
    }

    private void handle(
            Register status, Register source, Register report, EngineCapability all, EngineCapability severe) {
        int errors = pf.read(status);
        if ((errors & probe.capability(severe)) != 0) {
            // The same error is not reported again until the chip is reset.
            pf.write(report, probe.capability(all) & ~errors);
            needReset = true;
        } else if (errors != 0) {
            pf.write(source, errors);
        }
    }
}
