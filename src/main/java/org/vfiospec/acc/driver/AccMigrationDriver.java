package org.vfiospec.acc.driver;

import static org.vfiospec.acc.QmRegister.QM_CACHE_WB_DONE;
import static org.vfiospec.acc.QmRegister.QM_CACHE_WB_START;
import static org.vfiospec.acc.QmRegister.QM_VF_STATE;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.acc.QueueRange;
import org.vfiospec.acc.StateField;
import org.vfiospec.migration.MigrationOperations;
import org.vfiospec.pci.Mmio;
import org.vfiospec.uapi.Errno;

/**
 * The migration driver of a VF (hisi_acc_vfio_pci.c): all it knows of the device it reads from registers of the VF and
 * the PF, and all it does it does by writing them.
 *
 * <p>It has no NDMA: a doorbell would wake a paused queue at once, and doorbells cannot be held back, since user space
 * maps them.
 */
public final class AccMigrationDriver implements MigrationOperations {
    private static final int POLL_US = 10;
    private static final int POLL_LIMIT_US = 1000;
    private static final int READY = 0;
    /** Value of QM_VF_STATE: no guest driver. */
    private static final int NOT_READY = 1;
    /** Value of QM_VF_STATE: the guest is about to reboot, its queues are gone already. */
    private static final int PREPARE = 2;

    private final int vfNumber;
    private final VfBar bar;
    private final PfStatus pf;
    private final Delay delay;
    private final Edition edition;
    private final Deque<byte[]> segments = new ArrayDeque<>();
    private final LoadSession load;
    /** Whether queues wait for a doorbell to go on. */
    private boolean queuesWait;
    /** Whether a guest driver had started the function when it was stopped. */
    private boolean inUse;
    /** Whether an earlier save or load has found a guest driver. */
    private boolean known;
    /** Whether the open save session has offered match data. */
    private boolean offered;
    /** What was saved or loaded last. */
    private byte[] lastState = new byte[0];

    /** @param vfNumber counted from 1, as the function table does */
    public AccMigrationDriver(Engine engine, int vfNumber, VfBar bar, Mmio pfBar2, Delay delay, Edition edition) {
        this.vfNumber = vfNumber;
        this.bar = bar;
        this.pf = new PfStatus(new QmAccess(pfBar2, delay), engine, edition);
        this.delay = delay;
        this.edition = edition;
        this.load = new LoadSession(pf, edition);
    }

    /** Does something with the VF's registers, which are mapped for as long as it takes. */
    private Errno mapped(Function<QmAccess, Errno> action) {
        return bar.map()
                .map(window -> action.apply(new QmAccess(window, delay, timeout(Errno.EBUSY))))
                .map(outcome -> {
                    bar.unmap();
                    return outcome;
                })
                .orElse(Errno.EIO);
    }

    /** How something is called that does not come to an end. */
    private Errno timeout(Errno formerly) {
        return edition.has(Habit.NAMES_TIMEOUTS_OTHERWISE) ? formerly : Errno.ETIMEDOUT;
    }

    @Override
    public Errno stop() {
        return mapped(vf -> {
            inUse = edition.has(Habit.PAUSES_IDLE) || isReady(vf);
            return inUse ? pause(vf) : edition.has(Habit.CHECKS_VALUES) && isGone(vf) ? Errno.EIO : Errno.OK;
        });
    }

    private static boolean isReady(QmAccess vf) {
        return vf.poll(QM_VF_STATE, state -> state == READY, POLL_US, POLL_LIMIT_US);
    }

    /** A function that nobody answers for reads as all ones, which must not pass for one without a guest driver. */
    private static boolean isGone(QmAccess vf) {
        return vf.read(QM_VF_STATE) == -1;
    }

    private Errno pause(QmAccess vf) {
        // Even an order whose answer is lost may have been obeyed.
        queuesWait = true;
        Errno paused = vf.order(Mail.set(MailboxCommand.PAUSE_QM, 0, 0));
        Errno quiet = paused.failed() ? paused : pf.checkQuiet(vf);
        Errno outcome = quiet.failed() || edition.has(Habit.WRITES_BACK_LATE) ? quiet : writeBack(vf);
        if (outcome.failed() && edition.has(Habit.RESTARTS_AFTER_FAILURE)) {
            restartQueues(vf);
        }
        return outcome;
    }

    /** Heads and tails of the queues travel with the guest's memory, so they have to get there now. */
    private Errno writeBack(QmAccess vf) {
        vf.write(QM_CACHE_WB_START, 1);
        boolean done = vf.poll(QM_CACHE_WB_DONE, word -> (word & 1) != 0, POLL_US, POLL_LIMIT_US);
        return done ? Errno.OK : timeout(Errno.EINVAL);
    }

    @Override
    public Errno start() {
        boolean starts = queuesWait && (known || !edition.has(Habit.STARTS_WHAT_IT_KNOWS));
        return starts ? mapped(this::restartQueues) : Errno.OK;
    }

    private Errno restartQueues(QmAccess vf) {
        if (vf.read(QM_VF_STATE) == PREPARE) {
            return Errno.OK;
        }
        Errno ranged = vf.order(Mail.get(MailboxCommand.SQC_VFT_V2, 0, 0));
        if (ranged.failed()) {
            return ranged;
        }
        int queues = QueueRange.of(vf.answer()).count();
        for (int queue = 0; queue < queues; queue++) {
            vf.ring(new Doorbell(Doorbell.Kind.SQ, queue, 0, 1));
        }
        if (edition.has(Habit.REPEATS_EVENTS_AT_START)) {
            repeatEvents(vf);
        }
        queuesWait = false;
        return Errno.OK;
    }

    /** An event that was announced and not yet taken would be lost with the interrupt; the device announces it again. */
    private void repeatEvents(QmAccess vf) {
        int events = vf.read(bar.contexts(), ContextRegister.QM_EQC_DW0);
        int troubles = vf.read(bar.contexts(), ContextRegister.QM_AEQC_DW0);
        vf.ring(new Doorbell(Doorbell.Kind.EQ, 0, events & 0xffff, 0));
        vf.ring(new Doorbell(Doorbell.Kind.AEQ, 0, troubles & 0xffff, 0));
    }

    /** While the device runs, only what does not change is offered, and the VF's registers are not touched. */
    @Override
    public Errno openSave(boolean running) {
        segments.clear();
        offered = running;
        if (!running) {
            return Errno.OK;
        }
        AccState state = new AccState();
        Errno described = pf.describe(vfNumber, state);
        if (!described.failed()) {
            segments.add(state.matchData());
        }
        return described;
    }

    @Override
    public Errno captureFinal() {
        if (edition.has(Habit.PAUSES_IDLE)) {
            mapped(vf -> {
                inUse = isReady(vf);
                return Errno.OK;
            });
            queuesWait = inUse;
        }
        known |= inUse;
        return inUse ? captureUsed() : captureIdle();
    }

    /** What stands in the stream for a function that no guest driver has started. */
    private Errno captureIdle() {
        boolean whole = edition.has(Habit.SAVES_IDLE_AS_STATE);
        if (!whole && (offered || !edition.has(Habit.SAVES_IDLE_AS_MATCH))) {
            return Errno.OK;
        }
        AccState state = new AccState();
        Errno described = pf.describe(vfNumber, state);
        if (!described.failed()) {
            state.put(StateField.VF_STATE, NOT_READY);
            keep(whole ? state.image() : state.matchData());
        }
        return described;
    }

    private Errno captureUsed() {
        AccState state = new AccState();
        Errno described = pf.describe(vfNumber, state);
        Errno saved = described.failed() ? described : mapped(vf -> save(vf, state));
        if (!saved.failed()) {
            keep(state.image());
        }
        return saved;
    }

    private void keep(byte[] segment) {
        segments.add(segment);
        lastState = segment.clone();
    }

    /** What was saved or loaded last, for the debug view; empty before. */
    byte[] lastState() {
        return lastState.clone();
    }

    private Errno save(QmAccess vf, AccState state) {
        Errno written = edition.has(Habit.WRITES_BACK_LATE) ? writeBack(vf) : Errno.OK;
        Errno saved = written.failed() ? written : new VfState(vf, bar.contexts(), edition).save(state);
        if (!saved.failed() && edition.has(Habit.REPEATS_EVENTS_AT_SAVE)) {
            repeatEvents(vf);
        }
        boolean wrong = edition.has(Habit.CHECKS_VALUES) && !StateCheck.whole(state);
        return saved.failed() || !wrong ? saved : Errno.EIO;
    }

    @Override
    public long pending() {
        return segments.stream().mapToLong(segment -> segment.length).sum();
    }

    @Override
    public byte[] nextSegment() {
        return segments.isEmpty() ? new byte[0] : segments.remove();
    }

    @Override
    public Errno closeSave() {
        segments.clear();
        return queuesWait && edition.has(Habit.RESTARTS_AT_ABORT) ? mapped(this::restartQueues) : Errno.OK;
    }

    @Override
    public Errno openLoad() {
        load.forget();
        return Errno.OK;
    }

    @Override
    public Errno acceptSegment(byte[] segment) {
        boolean known = segment.length == StateField.MATCH_SIZE || segment.length == StateField.STATE_SIZE;
        return known ? mapped(vf -> load.accept(vf, segment)) : Errno.EINVAL;
    }

    /** For other drivers a stream without a state means that the source had no guest driver, even if it was cut off. */
    @Override
    public Errno completeLoad() {
        if (!load.hasState()) {
            return edition.has(Habit.SAVES_IDLE_AS_STATE) ? Errno.EINVAL : Errno.OK;
        }
        Errno loaded = mapped(vf -> load.load(vf, bar.contexts()));
        if (!loaded.failed()) {
            inUse = load.isInUse();
            queuesWait = inUse;
            known |= inUse;
            lastState = load.image();
            load.forget();
        }
        return loaded;
    }

    @Override
    public void discardLoad() {
        load.forget();
    }

    @Override
    public int segmentLimit() {
        return StateField.STATE_SIZE;
    }

    @Override
    public void afterReset() {
        segments.clear();
        load.forget();
        queuesWait = false;
        inUse = false;
        known = false;
    }
}
