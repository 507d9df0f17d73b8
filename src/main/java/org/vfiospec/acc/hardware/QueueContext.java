package org.vfiospec.acc.hardware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The context of a submission or completion queue (SQC, CQC), as it travels between the chip and memory.
 *
 * <p>Bytes the chip has no use for are kept, so that a context that is written back differs only where the queue moved.
 */
final class QueueContext {
    static final int SIZE = 32;
    /** DW6 of a CQC. */
    private static final int PHASE = 1;

    private static final int EVENT = 2;
    /** Bit of w13 of an SQC ({@code QM_SQC_DISABLE_QP}). */
    private static final int DISABLED = 1 << 6;

    private final ByteBuffer bytes;

    QueueContext(byte[] image) {
        bytes = ByteBuffer.wrap(image.clone()).order(ByteOrder.LITTLE_ENDIAN);
    }

    byte[] image() {
        return bytes.array().clone();
    }

    /** Of an SQ: the next entry to fetch. Of a CQ: the next entry that software will take. */
    int head() {
        return Short.toUnsignedInt(bytes.getShort(0x00));
    }

    void head(int index) {
        bytes.putShort(0x00, (short) index);
    }

    /** Of an SQ: one past the last entry that software has filled. Of a CQ: the next entry to write. */
    int tail() {
        return Short.toUnsignedInt(bytes.getShort(0x02));
    }

    void tail(int index) {
        bytes.putShort(0x02, (short) index);
    }

    /** The address of an entry of the ring. */
    long entry(int index) {
        return bytes.getLong(0x04) + (long) index * entrySize();
    }

    int entrySize() {
        return 1 << (bytes.getInt(0x0c) >>> 12 & 0xff);
    }

    /** Whether the chip can work with it: indices inside the ring, entries of a size that exists. */
    boolean isUsable() {
        return head() < depth() && tail() < depth() && entrySize() >= 16 && entrySize() <= 128;
    }

    int depth() {
        return (bytes.getInt(0x0c) & 0xfff) + 1;
    }

    int after(int index) {
        return (index + 1) % depth();
    }

    /** Of an SQ: where its completions go. */
    int completionQueue() {
        return Short.toUnsignedInt(bytes.getShort(0x18));
    }

    /** Of an SQ: the algorithm type, bits 11:8 of w13. */
    int type() {
        return bytes.getShort(0x1a) >>> 8 & 0xf;
    }

    /** A number that every doorbell of the queue has to repeat (w8). */
    int random() {
        return Short.toUnsignedInt(bytes.getShort(0x10));
    }

    /** Of an SQ: its doorbells are lost. */
    boolean isDisabled() {
        return (bytes.getShort(0x1a) & DISABLED) != 0;
    }

    void disable() {
        bytes.putShort(0x1a, (short) (bytes.getShort(0x1a) | DISABLED));
    }

    /** Of a CQ: the phase of the entries that are written now. */
    int phase() {
        return bytes.getInt(0x18) & PHASE;
    }

    void flipPhase() {
        bytes.putInt(0x18, bytes.getInt(0x18) ^ PHASE);
    }

    /** Of a CQ: whether the next completion makes an event. */
    boolean isArmed() {
        return (bytes.getInt(0x18) & EVENT) != 0;
    }

    void arm(boolean armed) {
        bytes.putInt(0x18, bytes.getInt(0x18) & ~EVENT | (armed ? EVENT : 0));
    }
}
