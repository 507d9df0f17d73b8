package org.vfiospec.i40e.hardware;

import java.util.Arrays;
import org.vfiospec.i40e.QueueContext;
import org.vfiospec.i40e.QueueType;
import org.vfiospec.pci.BusMaster;

/** What transmit and receive queues have in common: context, tail, enable bits, and the vector they raise. */
final class Queue {
    static final int WANTED = 1;
    private static final int RUNNING = 1 << 2;

    private static final int CAUSE_ENABLE = 1 << 30;
    private static final int VECTOR = 0xff;

    private final QueueType type;
    private final Word tail = new Word();
    private final Word interrupt = new Word();
    private final Word enable = new Word();
    private boolean running;
    private QueueContext context;

    Queue(QueueType type) {
        this.type = type;
        this.context = QueueContext.empty(type);
    }

    Word tail() {
        return tail;
    }

    Word interrupt() {
        return interrupt;
    }

    Word enable() {
        return enable;
    }

    QueueContext context() {
        return context;
    }

    /** Sixteen bytes of the context. */
    byte[] line(int number) {
        int from = number * QueueContext.LINE;
        return Arrays.copyOfRange(context.bytes(), from, from + QueueContext.LINE);
    }

    void line(int number, byte[] bytes) {
        byte[] whole = context.bytes();
        System.arraycopy(bytes, 0, whole, number * QueueContext.LINE, QueueContext.LINE);
        context = QueueContext.of(whole);
    }

    boolean isRunning() {
        return running;
    }

    void run() {
        show(true);
    }

    void halt() {
        show(false);
    }

    private void show(boolean runs) {
        running = runs;
        enable.set(enable.get() & ~RUNNING | (runs ? RUNNING : 0));
    }

    int head() {
        return context.head(type);
    }

    /** Entries between head and tail are the chip's; a tail outside the ring leaves it none. */
    boolean hasWork() {
        return isRunning()
                && head() != tail.get()
                && tail.get() >= 0
                && tail.get() < context.length(type)
                && head() < context.length(type);
    }

    long address() {
        return context.entry(type, head());
    }

    /** The entry at the head; a queue that cannot read its ring stops. */
    byte[] fetch(BusMaster bus) {
        byte[] entry = new byte[type.entrySize()];
        haltUnless(bus.read(address(), entry));
        return entry;
    }

    /** Simplified: stands for the detection of malicious drivers, which stops a queue after a fault. */
    void haltUnless(boolean good) {
        if (!good) {
            halt();
        }
    }

    void advance() {
        context.set(type.head(), (head() + 1) % context.length(type));
    }

    /** The vector that hears of finished entries, or -1. */
    int vector() {
        return (interrupt.get() & CAUSE_ENABLE) == 0 ? -1 : interrupt.get() & VECTOR;
    }

    void reset() {
        context = QueueContext.empty(type);
        tail.set(0);
        interrupt.set(0);
        enable.set(0);
        running = false;
    }
}
