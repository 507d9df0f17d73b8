package org.vfiospec.acc.driver;

import static org.vfiospec.acc.QmRegister.QM_CACHE_WB_DONE;
import static org.vfiospec.acc.QmRegister.QM_CACHE_WB_START;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_SOURCE_V;
import static org.vfiospec.acc.QmRegister.QM_QUE_ISO_CFG_V;
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
 * The migration driver of a VF, as the RFC of July 2021 had it (hisi_acc_vfio_pci.c): all it knows of the device it
 * reads from registers of the VF and the PF.
 */
public final class AccMigrationDriver implements MigrationOperations {
    private static final int POLL_US = 10;
    private static final int POLL_LIMIT_US = 1000;
    private static final int READY = 0;
    /** The guest is about to reboot: its queues are gone already. */
    private static final int PREPARE = 2;

    private final int vfNumber;
    private final VfBar bar;
    private final PfStatus pf;
    private final Delay delay;
    private final Deque<byte[]> segments = new ArrayDeque<>();
    private AccState received;
    /** Whether queues wait for a doorbell to go on. */
    private boolean queuesWait;
    /** Whether a guest driver had started the function when it was stopped. */
    private boolean inUse;

    /** @param vfNumber counted from 1, as the function table does */
    public AccMigrationDriver(Engine engine, int vfNumber, VfBar bar, Mmio pfBar2, Delay delay) {
        this.vfNumber = vfNumber;
        this.bar = bar;
        this.pf = new PfStatus(new QmAccess(pfBar2, delay), engine);
        this.delay = delay;
    }

    /** Does something with the VF's registers, which are mapped for as long as it takes. */
    private Errno mapped(Function<QmAccess, Errno> action) {
        return bar.map()
                .map(window -> action.apply(new QmAccess(window, delay)))
                .map(outcome -> {
                    bar.unmap();
                    return outcome;
                })
                .orElse(Errno.EIO);
    }

    /** A doorbell would wake a paused queue at once, and doorbells cannot be held back: user space maps them. */
    @Override
    public boolean supportsNdma() {
        return false;
    }

    @Override
    public Errno silenceDma() {
        return Errno.EINVAL;
    }

    @Override
    public Errno allowDma() {
        return Errno.EINVAL;
    }

    @Override
    public Errno stop() {
        return mapped(vf -> {
            inUse = vf.poll(QM_VF_STATE, state -> state == READY, POLL_US, POLL_LIMIT_US);
            return inUse ? pause(vf) : Errno.OK;
        });
    }

    private Errno pause(QmAccess vf) {
        Errno paused = vf.order(Mail.set(MailboxCommand.PAUSE_QM, 0, 0));
        if (paused.failed()) {
            return paused;
        }
        queuesWait = true;
        Errno quiet = pf.checkQuiet(vf);
        Errno outcome = quiet.failed() ? quiet : writeBack(vf);
        if (outcome.failed()) {
            restartQueues(vf);
        }
        return outcome;
    }

    /** Heads and tails of the queues travel with the guest's memory, so they have to get there now. */
    private Errno writeBack(QmAccess vf) {
        vf.write(QM_CACHE_WB_START, 1);
        boolean done = vf.poll(QM_CACHE_WB_DONE, word -> (word & 1) != 0, POLL_US, POLL_LIMIT_US);
        return done ? Errno.OK : Errno.ETIMEDOUT;
    }

    @Override
    public Errno start() {
        return queuesWait ? mapped(this::restartQueues) : Errno.OK;
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
        queuesWait = false;
        return Errno.OK;
    }

    /** While the device runs, only what does not change is offered, and the VF's registers are not touched. */
    @Override
    public Errno openSave(boolean running) {
        segments.clear();
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
        if (!inUse) {
            return Errno.OK;
        }
        AccState state = new AccState();
        Errno described = pf.describe(vfNumber, state);
        Errno saved =
                described.failed() ? described : mapped(vf -> new VfState(vf, ContextRegister.V3_BASE).save(state));
        if (!saved.failed()) {
            segments.add(state.image());
        }
        return saved;
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
        return Errno.OK;
    }

    @Override
    public Errno openLoad() {
        received = null;
        return Errno.OK;
    }

    /** Match data alone, or the whole state, whose match data is checked as well; before a register is written. */
    @Override
    public Errno acceptSegment(byte[] segment) {
        if (segment.length != StateField.MATCH_SIZE && segment.length != StateField.STATE_SIZE) {
            return Errno.EINVAL;
        }
        AccState state = new AccState(segment);
        Errno matched = mapped(vf -> match(vf, state));
        if (!matched.failed() && segment.length == StateField.STATE_SIZE) {
            received = state;
        }
        return matched;
    }

    private Errno match(QmAccess vf, AccState state) {
        if (state.get(StateField.DEV_ID) != pf.engine().vfId()) {
            return Errno.EINVAL;
        }
        Errno ranged = vf.order(Mail.get(MailboxCommand.SQC_VFT_V2, 0, 0));
        if (ranged.failed()) {
            return ranged;
        }
        boolean sameQueues = QueueRange.of(vf.answer()).count() == state.get(StateField.QP_NUM);
        boolean sameIsolation = vf.read(QM_QUE_ISO_CFG_V) == state.get(StateField.QUE_ISO_CFG);
        return sameQueues && sameIsolation ? Errno.OK : Errno.EINVAL;
    }

    /** Nothing but match data means that the source had no guest driver: there is nothing to load. */
    @Override
    public Errno completeLoad() {
        return received == null ? Errno.OK : mapped(this::load);
    }

    private Errno load(QmAccess vf) {
        Errno loaded = new VfState(vf, ContextRegister.V3_BASE).load(received);
        if (loaded.failed()) {
            return loaded;
        }
        // The message channel of the destination's PF starts afresh.
        vf.write(QM_IFC_INT_SOURCE_V, 1);
        vf.write(QM_IFC_INT_MASK, 0);
        received = null;
        queuesWait = true;
        return Errno.OK;
    }

    @Override
    public void discardLoad() {
        received = null;
    }

    @Override
    public int segmentLimit() {
        return StateField.STATE_SIZE;
    }

    @Override
    public void afterReset() {
        segments.clear();
        received = null;
        queuesWait = false;
        inUse = false;
    }
}
