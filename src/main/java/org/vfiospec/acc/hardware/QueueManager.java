package org.vfiospec.acc.hardware;

import static org.vfiospec.acc.QmRegister.QM_CACHE_WB_DONE;
import static org.vfiospec.acc.QmRegister.QM_CACHE_WB_START;
import static org.vfiospec.acc.QmRegister.QM_DOORBELL_EQ_AEQ_BASE_V2;
import static org.vfiospec.acc.QmRegister.QM_DOORBELL_SQ_CQ_BASE_V2;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_SOURCE_V;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_STATUS;
import static org.vfiospec.acc.QmRegister.QM_MB_CMD_SEND_BASE;
import static org.vfiospec.acc.QmRegister.QM_QUE_ISO_CFG_V;
import static org.vfiospec.acc.QmRegister.QM_VF_AEQ_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_VF_AEQ_INT_SOURCE;
import static org.vfiospec.acc.QmRegister.QM_VF_EQ_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_VF_EQ_INT_SOURCE;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.vfiospec.acc.AbnormalError;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.acc.Register;
import org.vfiospec.pci.BusMaster;

/** One function's share of the chip: its mailbox, its doorbells, its queues. */
final class QueueManager {
    private static final int OK = 0;
    private static final int ERROR = 1;

    private final int function;
    private final Accelerator chip;
    private final RegisterFile registers;
    private final RegisterFile contexts = new RegisterFile(List.of(ContextRegister.values()));
    private final Interrupts interrupts;
    private final EventQueue events;
    private final EventQueue troubles;
    private final ContextCache submissions = new ContextCache();
    private final ContextCache completions = new ContextCache();
    private final Pipeline pipeline;
    private final Set<Integer> awake = new TreeSet<>();
    private boolean paused;
    private BusMaster bus;

    QueueManager(int function, Accelerator chip, ComputeEngine engine, List<? extends Register> table) {
        this.function = function;
        this.chip = chip;
        registers = new RegisterFile(table);
        interrupts = new Interrupts(registers);
        events = new EventQueue(
                contexts, ContextRegister.EQC, interrupts.line(QM_VF_EQ_INT_SOURCE, QM_VF_EQ_INT_MASK, 0));
        troubles = new EventQueue(
                contexts, ContextRegister.AEQC, interrupts.line(QM_VF_AEQ_INT_SOURCE, QM_VF_AEQ_INT_MASK, 1));
        pipeline = new Pipeline(submissions, completions, events, troubles, engine, chip);
        wire();
    }

    private void wire() {
        registers.mailSlot(new RegisterFile.MailSlot(QM_MB_CMD_SEND_BASE, this::take, this::torn));
        registers.onDoorbell(QM_DOORBELL_SQ_CQ_BASE_V2, bits -> ring(Doorbell.of(bits)));
        registers.onDoorbell(QM_DOORBELL_EQ_AEQ_BASE_V2, bits -> ring(Doorbell.of(bits)));
        registers.onWrite(QM_CACHE_WB_START, this::writeBack);
        registers.source(QM_QUE_ISO_CFG_V, chip::isolation);
        registers.source(
                QM_IFC_INT_STATUS, () -> registers.get(QM_IFC_INT_SOURCE_V) & ~registers.get(QM_IFC_INT_MASK) & 1);
    }

    /** The registers of the functional half. */
    RegisterFile registers() {
        return registers;
    }

    /** The registers of the migration half. */
    RegisterFile contexts() {
        return contexts;
    }

    void connect(BusMaster master) {
        bus = master;
        interrupts.connect(master);
        pipeline.connect(master);
    }

    void reset() {
        pipeline.drop();
        registers.reset();
        contexts.reset();
        submissions.moveTable(0);
        completions.moveTable(0);
        awake.clear();
        paused = false;
    }

    /** Lets one thing happen: the oldest job goes one stage further, or else the next entry is fetched. */
    boolean work() {
        if (pipeline.isEmpty()) {
            return pipeline.fetch(this::mayFetch);
        }
        pipeline.advance();
        return true;
    }

    private boolean mayFetch(int queue) {
        return !paused || awake.contains(queue);
    }

    private void ring(Doorbell doorbell) {
        switch (doorbell.kind()) {
            case SQ -> ringSubmission(doorbell);
            case CQ -> ringCompletion(doorbell);
            case EQ -> events.consumed(doorbell.index());
            case AEQ -> troubles.consumed(doorbell.index());
        }
    }

    /**
     * New entries, or with priority 1 only a call to go on: the form the migration driver uses, with an index of 0.
     *
     * <p>Simplified: no public text says how silicon tells the two apart.
     */
    private void ringSubmission(Doorbell doorbell) {
        QueueContext sq = known(submissions, doorbell, AbnormalError.SQ_WITH_INVALID_FUNCTION);
        if (sq == null) {
            return;
        }
        awake.add(doorbell.queue());
        if (doorbell.priority() == 0) {
            sq.tail(doorbell.index());
        }
    }

    private void ringCompletion(Doorbell doorbell) {
        QueueContext cq = known(completions, doorbell, AbnormalError.CQ_WITH_INVALID_FUNCTION);
        if (cq == null) {
            return;
        }
        cq.head(doorbell.index());
        if (doorbell.priority() == 1) {
            cq.arm(true);
        }
        if (cq.head() != cq.tail() && pipeline.event(doorbell.queue())) {
            events.raise();
        }
    }

    /** The queue that is meant; null, and the doorbell is lost, if it does not exist or was not started. */
    private QueueContext known(ContextCache cache, Doorbell doorbell, AbnormalError otherwise) {
        if (doorbell.queue() >= chip.queues(function)) {
            chip.report(otherwise);
            return null;
        }
        QueueContext context = cache.get(doorbell.queue(), bus);
        return context != null && doorbell.index() < context.depth() ? context : null;
    }

    private void writeBack(int start) {
        Dma dma = new Dma(bus);
        registers.set(QM_CACHE_WB_DONE, 0);
        if ((start & 1) != 0) {
            submissions.writeBack(dma);
            completions.writeBack(dma);
            registers.set(QM_CACHE_WB_DONE, dma.failed() ? 0 : 1);
        }
    }

    /** Simplified: mail that comes in pieces is refused and reported as a mailbox timeout. */
    private void torn() {
        Mail mail = Mail.of(registers.read(QM_MB_CMD_SEND_BASE.offset(), 8), 0);
        if (mail.busy()) {
            registers.answer(mail.done(ERROR, mail.base()));
            chip.report(AbnormalError.MAILBOX_TIMEOUT);
        }
    }

    private void take(Mail mail) {
        if (mail.busy()) {
            registers.answer(MailboxCommand.of(mail.command())
                    .map(command -> obey(command, mail))
                    .orElseGet(() -> mail.done(ERROR, mail.base())));
        }
    }

    private Mail obey(MailboxCommand command, Mail mail) {
        return switch (command) {
            case SQC -> queueContext(submissions, mail);
            case CQC -> queueContext(completions, mail);
            case EQC -> eventContext(events, mail);
            case AEQC -> eventContext(troubles, mail);
            case SQC_BT -> table(submissions, mail);
            case CQC_BT -> table(completions, mail);
            case SQC_VFT_V2 -> mail.done(OK, chip.entry(function));
            case PAUSE_QM, FLUSH_QM -> pause(mail);
            case STOP_QP, SRC, DST -> mail.done(ERROR, mail.base());
        };
    }

    private Mail queueContext(ContextCache cache, Mail mail) {
        if (mail.queue() >= chip.queues(function)) {
            return mail.done(ERROR, mail.base());
        }
        Dma dma = new Dma(bus);
        boolean good;
        if (mail.isGet()) {
            QueueContext context = cache.get(mail.queue(), bus);
            good = context != null;
            if (good) {
                dma.write(mail.base(), context.image());
            }
        } else {
            byte[] image = dma.read(mail.base(), QueueContext.SIZE);
            good = !dma.failed() && cache.put(mail.queue(), new QueueContext(image));
        }
        return mail.done(good && !dma.failed() ? OK : ERROR, mail.base());
    }

    private Mail eventContext(EventQueue queue, Mail mail) {
        Dma dma = new Dma(bus);
        if (mail.isGet()) {
            dma.write(mail.base(), queue.image());
        } else {
            queue.load(dma.read(mail.base(), EventQueue.CONTEXT_SIZE));
        }
        return mail.done(dma.failed() ? ERROR : OK, mail.base());
    }

    private Mail table(ContextCache cache, Mail mail) {
        if (!mail.isGet()) {
            pipeline.drain();
            cache.moveTable(mail.base());
        }
        return mail.done(OK, cache.table());
    }

    /** Simplified: what was fetched is finished before the answer comes; nothing is fetched after it. */
    private Mail pause(Mail mail) {
        pipeline.drain();
        paused = true;
        awake.clear();
        return mail.done(OK, mail.base());
    }
}
