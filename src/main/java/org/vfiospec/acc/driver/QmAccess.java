package org.vfiospec.acc.driver;

import static org.vfiospec.acc.QmRegister.QM_MB_CMD_SEND_BASE;

import java.util.function.IntPredicate;
import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.Register;
import org.vfiospec.pci.Mmio;
import org.vfiospec.uapi.Errno;

/** A function's queue manager as a driver sees it: registers, mailbox and doorbells, by MMIO alone. */
final class QmAccess {
    private static final int POLL_US = 10;
    private static final int IDLE_LIMIT_US = 1000;
    private static final int DONE_LIMIT_US = 1_000_000;
    private static final int LONGEST_US = 10_240;

    private final Mmio bar2;
    private final Delay delay;
    private final Errno busy;
    private Mail answer = Mail.of(0, 0);

    QmAccess(Mmio bar2, Delay delay) {
        this(bar2, delay, Errno.ETIMEDOUT);
    }

    /** @param busy how a mailbox is called that does not become free */
    QmAccess(Mmio bar2, Delay delay, Errno busy) {
        this.bar2 = bar2;
        this.delay = delay;
        this.busy = busy;
    }

    int read(Register register) {
        return (int) bar2.read(register.offset(), 4);
    }

    void write(Register register, int value) {
        bar2.write(register.offset(), 4, Integer.toUnsignedLong(value));
    }

    /** A register of 8 bytes, in one access. */
    long readWide(Register register) {
        return bar2.read(register.offset(), 8);
    }

    void writeWide(Register register, long value) {
        bar2.write(register.offset(), 8, value);
    }

    /** The registers of a block that begins at {@code base}. */
    int read(int base, Register register) {
        return (int) bar2.read(base + register.offset(), 4);
    }

    void write(int base, Register register, int value) {
        bar2.write(base + register.offset(), 4, Integer.toUnsignedLong(value));
    }

    void ring(Doorbell doorbell) {
        bar2.write(doorbell.register().offset(), 8, doorbell.bits());
    }

    /** Reads a register until it is as wanted, at most {@code limitUs / intervalUs} times more. */
    boolean poll(Register register, IntPredicate wanted, int intervalUs, int limitUs) {
        boolean good = wanted.test(read(register));
        for (int waited = 0; !good && waited < limitUs; waited += intervalUs) {
            delay.us(intervalUs);
            good = wanted.test(read(register));
        }
        return good;
    }

    /**
     * Orders something and waits until it is done (qm_mb).
     *
     * @return {@code ETIMEDOUT} if the mailbox is not done in time, and by default if it is not free, {@code EIO} if the hardware refuses
     */
    Errno order(Mail mail) {
        if (!isIdle(IDLE_LIMIT_US)) {
            return busy;
        }
        bar2.writePair(QM_MB_CMD_SEND_BASE.offset(), mail.low(), mail.high());
        if (!isDone()) {
            return Errno.ETIMEDOUT;
        }
        answer = Mail.of(bar2.read(QM_MB_CMD_SEND_BASE.offset(), 8), bar2.read(QM_MB_CMD_SEND_BASE.offset() + 8, 8));
        // An answer to another command means that this one got lost; the kernel's drivers do not look.
        return answer.status() == 0 && answer.command() == mail.command() ? Errno.OK : Errno.EIO;
    }

    /** Whether the mailbox takes orders, within a limit. */
    boolean isIdle(int limitUs) {
        return poll(QM_MB_CMD_SEND_BASE, word -> !Mail.of(word, 0).busy(), POLL_US, limitUs);
    }

    /** Simplified: polled at growing intervals, where the kernel polls each 10 microseconds. */
    private boolean isDone() {
        boolean done = false;
        int interval = POLL_US;
        for (int waited = 0; !done && waited < DONE_LIMIT_US; waited += interval) {
            done = isIdle(interval);
            interval = Math.min(2 * interval, LONGEST_US);
        }
        return done;
    }

    /** What the last successful order answered. */
    long answer() {
        return answer.base();
    }
}
