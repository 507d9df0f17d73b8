package org.vfiospec.acc.guest;

import static org.vfiospec.acc.QmRegister.QM_MB_CMD_SEND_BASE;

import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.DoorbellPage;
import org.vfiospec.acc.Generation;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.QmRegister;
import org.vfiospec.vmm.GuestDevice;

/** The VF's registers, mailbox and doorbells from inside the guest. */
final class GuestQm {
    private static final int BAR = 2;
    private static final int REVISION = 0x08;
    private static final int POLLS = 1000;

    private final boolean ownPages;
    private GuestDevice device;

    GuestQm(GuestDevice device) {
        this.device = device;
        this.ownPages = (read(QmRegister.QM_QUE_ISO_CFG_V) & 1) != 0;
    }

    /** The same function, reached in another place. */
    void moved(GuestDevice elsewhere) {
        device = elsewhere;
    }

    int read(QmRegister register) {
        return (int) device.read(BAR, register.offset(), 4);
    }

    void write(QmRegister register, int value) {
        device.write(BAR, register.offset(), 4, Integer.toUnsignedLong(value));
    }

    /** A register of 8 bytes, in one access. */
    long readWide(QmRegister register) {
        return device.read(BAR, register.offset(), 8);
    }

    void writeWide(QmRegister register, long value) {
        device.write(BAR, register.offset(), 8, value);
    }

    /** The generation of the chip, as the function's revision id tells it. */
    Generation generation() {
        return Generation.of((int) device.readConfig(REVISION, 1) & 0xff);
    }

    void ring(Doorbell.Kind kind, int queue, int index, int priority) {
        Doorbell doorbell = new Doorbell(kind, queue, index, priority);
        if (ownPages && doorbell.isOfQueue()) {
            device.write(DoorbellPage.BAR, DoorbellPage.of(queue), 8, doorbell.bits());
        } else {
            device.write(BAR, doorbell.register().offset(), 8, doorbell.bits());
        }
    }

    /** Orders something; the answer, or an exception that ends the guest's driver, as a failed probe would. */
    long order(Mail mail) {
        Mail answer = answer(mail);
        if (answer.busy() || answer.status() != 0) {
            throw new IllegalStateException("%s refuses mailbox command 0x%x".formatted(device.name(), mail.command()));
        }
        return answer.base();
    }

    /** Orders something that the device may refuse. */
    boolean tryOrder(Mail mail) {
        Mail answer = answer(mail);
        return !answer.busy() && answer.status() == 0;
    }

    private Mail answer(Mail mail) {
        device.writePair(BAR, QM_MB_CMD_SEND_BASE.offset(), mail.low(), mail.high());
        Mail answer = mail;
        for (int i = 0; i < POLLS && answer.busy(); i++) {
            answer = Mail.of(word(0), word(8));
        }
        return answer;
    }

    private long word(int offset) {
        return device.read(BAR, QM_MB_CMD_SEND_BASE.offset() + offset, 8);
    }

    void enableInterrupts(int vectors) {
        device.enableInterrupts(vectors);
    }

    boolean tookInterrupt(int vector) {
        return device.takeInterrupts(vector) > 0;
    }
}
