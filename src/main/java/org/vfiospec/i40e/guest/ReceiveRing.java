package org.vfiospec.i40e.guest;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.i40e.QueuePair;
import org.vfiospec.i40e.QueueType;
import org.vfiospec.i40e.Traffic;
import org.vfiospec.i40e.VfRegister;

/** A receive ring, with a buffer behind each of its entries. */
final class ReceiveRing {
    static final int BUFFER = 2048;
    static final int ENTRIES = 32;

    private final Reach reach;
    private final int queue;
    private final long ring;
    private final long buffers;
    private int head;

    ReceiveRing(Reach reach, int queue) {
        this.reach = reach;
        this.queue = queue;
        ring = reach.memory().allocate((long) ENTRIES * QueueType.RECEIVE.entrySize());
        buffers = reach.memory().allocate((long) ENTRIES * BUFFER);
    }

    QueuePair.Ring description() {
        return new QueuePair.Ring(ring, ENTRIES);
    }

    /** Gives the device all buffers but one, which keeps a full ring from looking empty. */
    void fill() {
        for (int i = 0; i < ENTRIES; i++) {
            offer(i);
        }
        reach.write(VfRegister.QRX_TAIL1, queue, ENTRIES - 1);
    }

    private void offer(int index) {
        reach.memory().write(place(index), Traffic.room(buffer(index)));
    }

    private long place(int index) {
        return ring + (long) index * QueueType.RECEIVE.entrySize();
    }

    private long buffer(int index) {
        return buffers + (long) index * BUFFER;
    }

    /** The frames that have arrived; their buffers go back to the device. */
    List<byte[]> collect() {
        List<byte[]> frames = new ArrayList<>();
        byte[] entry = reach.memory().read(place(head), QueueType.RECEIVE.entrySize());
        while (Traffic.isFilled(entry)) {
            frames.add(reach.memory().read(buffer(head), Traffic.receivedLength(entry)));
            offer(head);
            reach.write(VfRegister.QRX_TAIL1, queue, head);
            head = (head + 1) % ENTRIES;
            entry = reach.memory().read(place(head), QueueType.RECEIVE.entrySize());
        }
        return frames;
    }
}
