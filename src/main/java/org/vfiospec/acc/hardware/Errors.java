package org.vfiospec.acc.hardware;

import static org.vfiospec.acc.PfRegister.QM_ABNORMAL_INF00;
import static org.vfiospec.acc.PfRegister.QM_ABNORMAL_INT_MASK;
import static org.vfiospec.acc.PfRegister.QM_ABNORMAL_INT_SET;
import static org.vfiospec.acc.PfRegister.QM_ABNORMAL_INT_SOURCE;
import static org.vfiospec.acc.PfRegister.QM_ABNORMAL_INT_STATUS;
import static org.vfiospec.acc.PfRegister.QM_OOO_SHUTDOWN_SEL;

import org.vfiospec.acc.AbnormalError;
import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.EngineErrors;
import org.vfiospec.acc.Vector;
import org.vfiospec.pci.BusMaster;

/** The errors of a chip, of its queue manager and of its engine: shown and announced by the PF, and what they close. */
final class Errors {
    private final RegisterFile registers;
    private final EngineErrors engine;
    private final ErrorSource ofQueueManager;
    private final ErrorSource ofEngine;
    private BusMaster bus;

    Errors(RegisterFile registers, EngineErrors engine) {
        this.registers = registers;
        this.engine = engine;
        ofQueueManager = new ErrorSource(
                registers,
                QM_ABNORMAL_INT_SOURCE,
                QM_ABNORMAL_INT_MASK,
                QM_ABNORMAL_INT_STATUS,
                mask -> ~mask,
                this::interrupt);
        ofEngine = new ErrorSource(
                registers, engine.source(), engine.mask(), engine.status(), engine::maskFor, this::interrupt);
        registers.onWrite(QM_ABNORMAL_INT_SET, ofQueueManager::report);
        engine.injection().ifPresent(set -> registers.onWrite(set, ofEngine::report));
    }

    void connect(BusMaster master) {
        bus = master;
    }

    private void interrupt() {
        bus.interrupt(Vector.ABNORMAL);
    }

    void report(AbnormalError error) {
        ofQueueManager.report(error.bit());
    }

    void reportEngine(int bits) {
        ofEngine.report(bits);
    }

    void overflow(Doorbell.Kind kind, int function, int queue) {
        int type = kind.ordinal() - Doorbell.Kind.CQ.ordinal();
        registers.set(QM_ABNORMAL_INF00, function | type << 6 | queue << 16);
        report(AbnormalError.FIFO_OVERFLOW);
    }

    /** Whether an error is pending that stops the bus master of the chip until it is reset. */
    boolean closeTheBus() {
        boolean byEngine = (registers.get(engine.control()) >>> engine.stops() & 1) != 0
                && (registers.get(engine.source()) & registers.get(engine.select())) != 0;
        return byEngine || (registers.get(QM_ABNORMAL_INT_SOURCE) & registers.get(QM_OOO_SHUTDOWN_SEL)) != 0;
    }

    /** The chip was reset. */
    void forget() {
        ofQueueManager.forget();
        ofEngine.forget();
    }
}
