package org.vfiospec.acc.hardware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vfiospec.acc.ContextEntry;
import org.vfiospec.acc.ContextEntry.Cqc;
import org.vfiospec.acc.ContextEntry.Sqc;

/**
 * The context of a submission or completion queue (SQC, CQC), as it travels between the chip and memory.
 *
 * <p>What both have is at the same place in both. Bytes the chip has no use for are kept, so that a context that is
 * written back differs only where the queue moved.
 */
final class QueueContext {
    static final int SIZE = ContextEntry.QUEUE_SIZE;

    private final ByteBuffer bytes;

    QueueContext(byte[] image) {
        bytes = ByteBuffer.wrap(image.clone()).order(ByteOrder.LITTLE_ENDIAN);
    }

    byte[] image() {
        return bytes.array().clone();
    }

    /** Of an SQ: the next entry to fetch. Of a CQ: the next entry that software will take. */
    int head() {
        return Sqc.HEAD.get(bytes);
    }

    void head(int index) {
        Sqc.HEAD.put(bytes, index);
    }

    /** Of an SQ: one past the last entry that software has filled. Of a CQ: the next entry to write. */
    int tail() {
        return Sqc.TAIL.get(bytes);
    }

    void tail(int index) {
        Sqc.TAIL.put(bytes, index);
    }

    /** The address of an entry of the ring. */
    long entry(int index) {
        return Sqc.BASE.getLong(bytes) + (long) index * entrySize();
    }

    int entrySize() {
        return 1 << Sqc.ENTRY_SIZE.get(bytes);
    }

    /** Whether the chip can work with it: indices inside the ring, entries of a size that exists. */
    boolean isUsable() {
        return head() < depth() && tail() < depth() && entrySize() >= 16 && entrySize() <= 128;
    }

    int depth() {
        return Sqc.LAST.get(bytes) + 1;
    }

    int after(int index) {
        return (index + 1) % depth();
    }

    /** Of an SQ: where its completions go. */
    int completionQueue() {
        return Sqc.CQ_NUMBER.get(bytes);
    }

    /** Of an SQ: the algorithm type. */
    int type() {
        return Sqc.TYPE.get(bytes);
    }

    /** A number that every doorbell of the queue has to repeat. */
    int random() {
        return Sqc.RANDOM.get(bytes);
    }

    /** Of an SQ: its doorbells are lost. */
    boolean isDisabled() {
        return Sqc.DISABLED.get(bytes) != 0;
    }

    void disable() {
        Sqc.DISABLED.put(bytes, 1);
    }

    /** Of a CQ: the phase of the entries that are written now. */
    int phase() {
        return Cqc.PHASE.get(bytes);
    }

    void flipPhase() {
        Cqc.PHASE.put(bytes, phase() ^ 1);
    }

    /** Of a CQ: whether the next completion makes an event. */
    boolean isArmed() {
        return Cqc.ARMED.get(bytes) != 0;
    }

    void arm(boolean armed) {
        Cqc.ARMED.put(bytes, armed ? 1 : 0);
    }
}
