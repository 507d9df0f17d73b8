package org.vfiospec.acc;

/**
 * The 128 bits of a mailbox, as hisi_acc_qm.h lays them out: {@code w0, queue_num, base_l, base_h, rsv}.
 *
 * @param w0 7:0 command, 8 event, 12:9 status, 13 busy, 14 operation
 * @param queue queue number, or function number for messages
 * @param base DMA address, or the data
 */
public record Mail(int w0, int queue, long base) {
    private static final int STATUS_SHIFT = 9;
    private static final int STATUS = 0xf << STATUS_SHIFT;
    private static final int BUSY = 1 << 13;
    private static final int GET = 1 << 14;

    /** An order to take the value at or in {@code base}. */
    public static Mail set(MailboxCommand command, int queue, long base) {
        return new Mail(command.code() | BUSY, queue, base);
    }

    /** An order to answer in {@code base}, or at the address given there. */
    public static Mail get(MailboxCommand command, int queue, long base) {
        return new Mail(command.code() | BUSY | GET, queue, base);
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

    /** Bits 7:0. */
    public int command() {
        return w0 & 0xff;
    }

    public boolean busy() {
        return (w0 & BUSY) != 0;
    }

    /** Whether the operation is 1, "get". */
    public boolean isGet() {
        return (w0 & GET) != 0;
    }

    /** 0 for success. */
    public int status() {
        return (w0 & STATUS) >>> STATUS_SHIFT;
    }

    /** The same mail, done, with a status and with what the hardware answers. */
    public Mail done(int status, long answer) {
        return new Mail(w0 & ~BUSY & ~STATUS | status << STATUS_SHIFT, queue, answer);
    }
}
