package org.vfiospec.acc.driver;

import static org.vfiospec.acc.QmRegister.QM_IFC_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_SOURCE_V;
import static org.vfiospec.acc.QmRegister.QM_VF_STATE;

import java.util.stream.Stream;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.acc.QueueRange;
import org.vfiospec.acc.StateField;
import org.vfiospec.uapi.Errno;

/** What a resuming driver has received, and whether it fits the VF: nothing is written before all of it is there. */
final class LoadSession {
    private static final int READY = 0;

    private final PfStatus pf;
    private final Edition edition;
    private AccState received;

    LoadSession(PfStatus pf, Edition edition) {
        this.pf = pf;
        this.edition = edition;
    }

    void forget() {
        received = null;
    }

    /** What was received. */
    byte[] image() {
        return received.image();
    }

    boolean hasState() {
        return received != null;
    }

    /** The state has queues that a guest uses. */
    boolean isInUse() {
        boolean ready = received != null && received.get(StateField.VF_STATE) == READY;
        return ready && !(edition.has(Habit.SKIPS_EMPTY_STATE) && lacksAddress());
    }

    /** Takes match data alone, or the whole state. */
    Errno accept(QmAccess vf, byte[] segment) {
        AccState state = new AccState(segment);
        boolean whole = segment.length == StateField.STATE_SIZE;
        Errno matched = edition.has(Habit.CHECKS_AT_END) ? Errno.OK : check(vf, state, whole);
        if (!matched.failed()) {
            received = whole ? state : received;
        }
        return matched;
    }

    private Errno check(QmAccess vf, AccState state, boolean whole) {
        Errno matched = match(vf, state);
        if (!matched.failed() && edition.has(Habit.CHECKS_VALUES) && !isPlausible(state, whole)) {
            return Errno.EINVAL;
        }
        if (!matched.failed() && whole && edition.has(Habit.WRITES_STATE_IN_CHECK)) {
            vf.write(QM_VF_STATE, state.get(StateField.VF_STATE));
        }
        return matched;
    }

    private static boolean isPlausible(AccState state, boolean whole) {
        return whole ? StateCheck.whole(state) : StateCheck.matchData(state);
    }

    /** Whether both functions are of one kind, with as many queues and the same doorbells (check_match of the RFC). */
    private Errno match(QmAccess vf, AccState state) {
        if (state.get(StateField.DEV_ID) != pf.engine().vfId()) {
            return Errno.EINVAL;
        }
        Errno ranged = vf.order(Mail.get(MailboxCommand.SQC_VFT_V2, 0, 0));
        if (ranged.failed()) {
            return ranged;
        }
        boolean sameQueues = QueueRange.of(vf.answer()).count() == state.get(StateField.QP_NUM);
        boolean sameDoorbells = pf.isolationOf(vf) == state.get(StateField.QUE_ISO_CFG);
        return sameQueues && sameDoorbells ? Errno.OK : Errno.EINVAL;
    }

    /** Writes what was received into the VF. */
    Errno load(QmAccess vf, int contexts) {
        Errno checked = edition.has(Habit.CHECKS_AT_END) ? check(vf, received, true) : Errno.OK;
        if (checked.failed() || edition.has(Habit.SKIPS_EMPTY_STATE) && lacksAddress()) {
            return checked;
        }
        if (!isInUse() && edition.has(Habit.SAVES_IDLE_AS_STATE)) {
            vf.write(QM_VF_STATE, received.get(StateField.VF_STATE));
            return Errno.OK;
        }
        return loadAll(vf, contexts);
    }

    private boolean lacksAddress() {
        return Stream.of(StateField.EQE_DMA, StateField.AEQE_DMA, StateField.SQC_DMA, StateField.CQC_DMA)
                .anyMatch(address -> received.getLong(address) == 0);
    }

    private Errno loadAll(QmAccess vf, int contexts) {
        VfState registers = new VfState(vf, contexts, edition);
        Errno loaded = registers.load(received);
        if (!loaded.failed() && edition.has(Habit.CHECKS_VALUES) && !registers.holds(received)) {
            return Errno.EIO;
        }
        if (!loaded.failed()) {
            // The message channel of the destination's PF starts afresh.
            vf.write(QM_IFC_INT_SOURCE_V, 1);
            vf.write(QM_IFC_INT_MASK, 0);
        }
        return loaded;
    }
}
