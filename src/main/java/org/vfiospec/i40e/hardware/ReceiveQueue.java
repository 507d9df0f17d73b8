package org.vfiospec.i40e.hardware;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.IntConsumer;
import org.vfiospec.i40e.QueueType;
import org.vfiospec.i40e.Traffic;
import org.vfiospec.pci.BusMaster;

/** Puts frames into the buffers of a ring in memory; a few wait inside while the ring has none. */
final class ReceiveQueue {
    private static final int ROOM = 16;

    private final Queue queue = new Queue(QueueType.RECEIVE);
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final IntConsumer interrupts;
    private BusMaster bus;

    ReceiveQueue(IntConsumer interrupts) {
        this.interrupts = interrupts;
        queue.enable().onWrite(this::switched);
    }

    void connect(BusMaster master) {
        bus = master;
    }

    Queue queue() {
        return queue;
    }

    /** A frame for this queue; one too many is dropped, as a network may. */
    void arrive(byte[] frame) {
        if (queue.isRunning() && waiting.size() < ROOM) {
            waiting.add(frame);
        }
    }

    /** Simplified: what waits inside is stored as far as there are buffers before the write that stops the queue returns. */
    private void switched(int value) {
        if ((value & Queue.WANTED) != 0) {
            queue.run();
            return;
        }
        boolean more = true;
        while (more) {
            more = work();
        }
        waiting.clear();
        queue.halt();
    }

    /** Fills one buffer. */
    boolean work() {
        if (waiting.isEmpty() || !queue.hasWork()) {
            return false;
        }
        byte[] entry = queue.fetch(bus);
        if (queue.isRunning()) {
            fill(entry);
        }
        return true;
    }

    private void fill(byte[] entry) {
        byte[] frame = waiting.remove();
        int room = queue.context().bufferSize();
        int stored = Math.min(room, frame.length);
        boolean last = stored == frame.length || room == 0;
        boolean good = bus.write(Traffic.address(entry), Arrays.copyOf(frame, stored))
                && bus.write(queue.address(), Traffic.filled(stored, last));
        if (!good) {
            queue.halt();
            return;
        }
        queue.advance();
        if (last) {
            interrupts.accept(queue.vector());
        } else {
            waiting.push(Arrays.copyOfRange(frame, stored, frame.length));
        }
    }

    void reset() {
        waiting.clear();
        queue.reset();
    }
}
