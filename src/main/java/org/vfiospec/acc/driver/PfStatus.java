package org.vfiospec.acc.driver;

import static org.vfiospec.acc.PfRegister.QM_ABNORMAL_INT_STATUS;
import static org.vfiospec.acc.PfRegister.QM_QUE_ISO_CFG;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_SET_V;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_STATUS;
import static org.vfiospec.acc.QmRegister.QM_QUE_ISO_CFG_V;

import org.vfiospec.acc.Engine;
import org.vfiospec.acc.QueueRange;
import org.vfiospec.acc.Register;
import org.vfiospec.acc.StateField;
import org.vfiospec.uapi.Errno;

/** What a migration asks of the PF: what a VF is, and whether the chip is quiet. */
final class PfStatus {
    private static final int INTERVAL_US = 100;
    private static final int LIMIT_US = 100 * INTERVAL_US;

    private final QmAccess pf;
    private final Engine engine;
    private final Edition edition;
    private final FunctionTableAccess table;

    PfStatus(QmAccess pf, Engine engine, Edition edition) {
        this.pf = pf;
        this.engine = engine;
        this.edition = edition;
        this.table = new FunctionTableAccess(pf);
    }

    Engine engine() {
        return engine;
    }

    /** Fills in a VF's match data; a VF without queues has none. */
    Errno describe(int vfNumber, AccState state) {
        Errno read = table.read(vfNumber);
        if (read.failed()) {
            return read;
        }
        QueueRange range = table.range();
        state.put(StateField.QP_NUM, range.count());
        state.put(StateField.QP_BASE, range.base());
        state.put(StateField.DEV_ID, engine.vfId());
        state.put(StateField.QUE_ISO_CFG, isolation());
        // An entry without queues decodes to one queue.
        return range.count() <= 1 && !edition.has(Habit.TAKES_ONE_QUEUE) ? Errno.EINVAL : Errno.OK;
    }

    private int isolation() {
        return pf.read(edition.has(Habit.ASKS_ENGINE_FOR_ISOLATION) ? QM_QUE_ISO_CFG : QM_QUE_ISO_CFG_V) & 1;
    }

    /** The kind of doorbell pages that a state has to name to fit this VF. */
    int isolationOf(QmAccess vf) {
        return edition.has(Habit.ASKS_ENGINE_FOR_ISOLATION) ? vf.read(QM_QUE_ISO_CFG_V) : isolation();
    }

    /** Whether nothing is pending that a paused function would lose (hisi_acc_check_int_state). */
    Errno checkQuiet(QmAccess vf) {
        boolean quiet = isZero(pf, QM_ABNORMAL_INT_STATUS)
                && isZero(vf, QM_IFC_INT_STATUS)
                && isZero(vf, QM_IFC_INT_SET_V)
                && isZero(pf, engine.status());
        return quiet ? Errno.OK : Errno.EBUSY;
    }

    private static boolean isZero(QmAccess function, Register register) {
        return function.poll(register, value -> value == 0, INTERVAL_US, LIMIT_US);
    }
}
