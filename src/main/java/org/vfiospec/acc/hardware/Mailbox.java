package org.vfiospec.acc.hardware;

import static org.vfiospec.acc.QmRegister.QM_MB_CMD_SEND_BASE;

import java.util.Optional;
import org.vfiospec.acc.AbnormalError;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.acc.PfRegister;
import org.vfiospec.pci.BusMaster;

/** The mailbox of a function: takes a command that is written in one access, obeys it, and answers in its place. */
final class Mailbox {
    private static final int OK = 0;
    private static final int ERROR = 1;

    private final int function;
    private final Accelerator chip;
    private final RegisterFile registers;
    private final Queues queues;
    private final EventQueue events;
    private final EventQueue troubles;
    private BusMaster bus;

    Mailbox(int function, Accelerator chip, RegisterFile registers, Queues queues) {
        this.function = function;
        this.chip = chip;
        this.registers = registers;
        this.queues = queues;
        this.events = queues.events();
        this.troubles = queues.troubles();
        registers.mailSlot(new RegisterFile.MailSlot(QM_MB_CMD_SEND_BASE, this::take, this::torn));
    }

    void connect(BusMaster master) {
        bus = master;
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
            chip.count(PfRegister.QM_DFX_MB_CNT_TOTAL);
            registers.answer(MailboxCommand.of(mail.command())
                    .filter(command -> command.since().compareTo(chip.generation()) <= 0)
                    .map(command -> obey(command, mail))
                    .orElseGet(() -> mail.done(ERROR, mail.base())));
        }
    }

    private Mail obey(MailboxCommand command, Mail mail) {
        return switch (command) {
            case SQC -> queueContext(queues.submissions(), mail);
            case CQC -> queueContext(queues.completions(), mail);
            case EQC -> eventContext(events, mail);
            case AEQC -> eventContext(troubles, mail);
            case SQC_BT -> table(queues.submissions(), mail);
            case CQC_BT -> table(queues.completions(), mail);
            case SQC_VFT_V2 -> mail.done(OK, chip.entry(function));
            case STOP_QP -> outcome(queues.stop(mail.queue()), mail);
            case FLUSH_QM -> outcome(queues.flush(), mail);
            case PAUSE_QM -> outcome(queues.pause(), mail);
            case SRC -> outcome(chip.messages().post(function, mail.queue(), mail.base()), mail);
            case DST -> message(chip.messages().fetch(function, mail.queue()), mail);
        };
    }

    private static Mail outcome(boolean good, Mail mail) {
        return mail.done(good ? OK : ERROR, mail.base());
    }

    private static Mail message(Optional<Long> message, Mail mail) {
        return message.map(bits -> mail.done(OK, bits)).orElseGet(() -> mail.done(ERROR, 0));
    }

    private Mail queueContext(ContextCache cache, Mail mail) {
        boolean mine = mail.queue() < chip.queues(function);
        return outcome(mine && (mail.isGet() ? show(cache, mail) : load(cache, mail)), mail);
    }

    private boolean show(ContextCache cache, Mail mail) {
        QueueContext context = cache.get(mail.queue(), bus);
        return context != null && bus.write(mail.base(), context.image());
    }

    private boolean load(ContextCache cache, Mail mail) {
        byte[] image = new byte[QueueContext.SIZE];
        return bus.read(mail.base(), image) && cache.put(mail.queue(), new QueueContext(image));
    }

    private Mail eventContext(EventQueue queue, Mail mail) {
        if (mail.isGet()) {
            return outcome(bus.write(mail.base(), queue.image()), mail);
        }
        byte[] image = new byte[EventQueue.CONTEXT_SIZE];
        boolean read = bus.read(mail.base(), image);
        queue.load(image);
        return outcome(read, mail);
    }

    private Mail table(ContextCache cache, Mail mail) {
        if (!mail.isGet()) {
            queues.moveTable(cache, mail.base());
        }
        return mail.done(OK, cache.table());
    }
}
