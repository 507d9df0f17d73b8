package org.vfiospec.acc;

/**
 * The queues of a function: an entry of the function table (VFT) of V2 and later.
 *
 * @param base first queue of the chip
 */
public record QueueRange(int base, int count) {

    /** No queue. The entry cannot say so: all zero, it decodes to one queue at base 0. */
    public static final QueueRange NONE = new QueueRange(0, 0);

    /** Decodes an SQC entry: base in 43:28, count - 1 in 54:45. */
    public static QueueRange of(long entry) {
        return new QueueRange((int) (entry >>> 28) & 0xffff, (int) (entry >>> 45 & 0x3ff) + 1);
    }

    /** The SQC entry; bit 44 says that it is valid. */
    public long entry() {
        return count == 0 ? 0 : (long) base << 28 | 1L << 44 | (long) (count - 1) << 45;
    }

    /** The CQC entry: nothing but bit 28, "valid". */
    public long completionEntry() {
        return count == 0 ? 0 : 1L << 28;
    }
}
