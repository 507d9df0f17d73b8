package org.vfiospec.acc;

/**
 * The 128 bits of a mailbox, as hisi_acc_qm.h lays them out: {@code w0, queue_num, base_l, base_h, rsv}.
 *
 * @param w0 its first 16 bits, with the fields of {@link MailField}
 * @param queue queue number, or function number for messages
 * @param base DMA address, or the data
 */
public record Mail(int w0, int queue, long base) {
    /** An order to take the value at or in {@code base}. */
    public static Mail set(MailboxCommand command, int queue, long base) {
        return order(command, 0, queue, base);
    }

    /** An order to answer in {@code base}, or at the address given there. */
    public static Mail get(MailboxCommand command, int queue, long base) {
        return order(command, 1, queue, base);
    }

    private static Mail order(MailboxCommand command, int operation, int queue, long base) {
        long busy = MailField.BUSY.in(MailField.COMMAND.in(0, command.code()), 1);
        return new Mail((int) MailField.OPERATION.in(busy, operation), queue, base);
    }

    public static Mail of(long low, long high) {
        long base = low >>> 32 | high << 32;
        return new Mail((int) low & 0xffff, (int) (low >>> 16) & 0xffff, base);
    }

    /** The first 8 bytes. */
    public long low() {
        return w0 | (long) queue << 16 | base << 32;
    }

    /** The last 8 bytes. */
    public long high() {
        return base >>> 32;
    }

    /** The code of a {@link MailboxCommand}. */
    public int command() {
        return (int) MailField.COMMAND.from(w0);
    }

    public boolean busy() {
        return MailField.BUSY.from(w0) != 0;
    }

    /** Whether the operation is 1, "get". */
    public boolean isGet() {
        return MailField.OPERATION.from(w0) != 0;
    }

    /** 0 for success. */
    public int status() {
        return (int) MailField.STATUS.from(w0);
    }

    /** The same mail, done, with a status and with what the hardware answers. */
    public Mail done(int status, long answer) {
        return new Mail((int) MailField.STATUS.in(MailField.BUSY.in(w0, 0), status), queue, answer);
    }
}
