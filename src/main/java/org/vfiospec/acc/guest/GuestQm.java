package org.vfiospec.acc.guest;

import static org.vfiospec.acc.QmRegister.QM_MB_CMD_SEND_BASE;

import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.QmRegister;
import org.vfiospec.vmm.GuestDevice;

/** The VF's registers, mailbox and doorbells from inside the guest. */
final class GuestQm {
    private static final int BAR = 2;
    private static final int POLLS = 1000;

    private GuestDevice device;

    GuestQm(GuestDevice device) {
        this.device = device;
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

    void ring(Doorbell.Kind kind, int queue, int index, int priority) {
        Doorbell doorbell = new Doorbell(kind, queue, index, priority);
        device.write(BAR, doorbell.register().offset(), 8, doorbell.bits());
    }

    /** Orders something; the answer, or an exception that ends the guest's driver, as a failed probe would. */
    long order(Mail mail) {
        device.writePair(BAR, QM_MB_CMD_SEND_BASE.offset(), mail.low(), mail.high());
        Mail answer = mail;
        for (int i = 0; i < POLLS && answer.busy(); i++) {
            answer = Mail.of(word(0), word(8));
        }
        if (answer.busy() || answer.status() != 0) {
            throw new IllegalStateException("%s refuses mailbox command 0x%x".formatted(device.name(), mail.command()));
        }
        return answer.base();
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
