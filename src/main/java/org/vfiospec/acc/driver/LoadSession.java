package org.vfiospec.acc.driver;

import static org.vfiospec.acc.QmRegister.QM_IFC_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_SOURCE_V;
import static org.vfiospec.acc.QmRegister.QM_QUE_ISO_CFG_V;
import static org.vfiospec.acc.QmRegister.QM_VF_STATE;

import org.vfiospec.acc.Engine;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.acc.QueueRange;
import org.vfiospec.acc.StateField;
import org.vfiospec.uapi.Errno;

/** What a resuming driver has received, and whether it fits the VF: nothing is written before all of it is there. */
final class LoadSession {
    private static final int READY = 0;

    private final Engine engine;
    private final Edition edition;
    private AccState received;

    LoadSession(Engine engine, Edition edition) {
        this.engine = engine;
        this.edition = edition;
    }

    void forget() {
        received = null;
    }

    boolean hasState() {
        return received != null;
    }

    /** The state has queues that a guest uses. */
    boolean isInUse() {
        return received != null && received.get(StateField.VF_STATE) == READY;
    }

    /** Takes match data alone, or the whole state. */
    Errno accept(QmAccess vf, byte[] segment) {
        AccState state = new AccState(segment);
        boolean whole = segment.length == StateField.STATE_SIZE;
        Errno matched = match(vf, state);
        if (matched.failed() || edition.checksValues() && !isPlausible(state, whole)) {
            return matched.failed() ? matched : Errno.EINVAL;
        }
        received = whole ? state : received;
        return Errno.OK;
    }

    private static boolean isPlausible(AccState state, boolean whole) {
        return whole ? StateCheck.whole(state) : StateCheck.matchData(state);
    }

    /** Whether both functions are of one kind, with as many queues and the same doorbells (check_match of the RFC). */
    private Errno match(QmAccess vf, AccState state) {
        if (state.get(StateField.DEV_ID) != engine.vfId()) {
            return Errno.EINVAL;
        }
        Errno ranged = vf.order(Mail.get(MailboxCommand.SQC_VFT_V2, 0, 0));
        if (ranged.failed()) {
            return ranged;
        }
        boolean sameQueues = QueueRange.of(vf.answer()).count() == state.get(StateField.QP_NUM);
        boolean sameDoorbells = vf.read(QM_QUE_ISO_CFG_V) == state.get(StateField.QUE_ISO_CFG);
        return sameQueues && sameDoorbells ? Errno.OK : Errno.EINVAL;
    }

    /** Writes what was received into the VF. */
    Errno load(QmAccess vf, int contexts) {
        if (!isInUse() && edition.savesIdleFunctions()) {
            vf.write(QM_VF_STATE, received.get(StateField.VF_STATE));
            return Errno.OK;
        }
        Errno loaded = new VfState(vf, contexts).load(received);
        if (!loaded.failed()) {
            // The message channel of the destination's PF starts afresh.
            vf.write(QM_IFC_INT_SOURCE_V, 1);
            vf.write(QM_IFC_INT_MASK, 0);
        }
        return loaded;
    }
}
