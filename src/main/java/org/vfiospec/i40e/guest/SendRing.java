package org.vfiospec.i40e.guest;

import org.vfiospec.i40e.QueuePair;
import org.vfiospec.i40e.QueueType;
import org.vfiospec.i40e.Traffic;
import org.vfiospec.i40e.VfRegister;

/** A transmit ring: a frame goes out in two parts, and its place is free again when the device has marked it. */
final class SendRing {
    static final int ENTRIES = 32;

    private static final int PARTS = 2;
    private static final int HEADER = 14;

    private final Reach reach;
    private final int queue;
    private final long ring;
    private final long buffers;
    private int tail;
    private int oldest;

    SendRing(Reach reach, int queue) {
        this.reach = reach;
        this.queue = queue;
        ring = reach.memory().allocate((long) ENTRIES * QueueType.TRANSMIT.entrySize());
        buffers = reach.memory().allocate((long) ENTRIES * ReceiveRing.BUFFER);
    }

    QueuePair.Ring description() {
        return new QueuePair.Ring(ring, ENTRIES);
    }

    boolean isFull() {
        return (tail - oldest + ENTRIES) % ENTRIES > ENTRIES - 2 * PARTS;
    }

    /** The header in one entry, the rest in the next. */
    void send(byte[] frame) {
        long buffer = buffers + (long) tail * ReceiveRing.BUFFER;
        reach.memory().write(buffer, frame);
        put(Traffic.sendPart(buffer, HEADER));
        put(Traffic.send(buffer + HEADER, frame.length - HEADER));
        reach.write(VfRegister.QTX_TAIL1, queue, tail);
    }

    private void put(byte[] entry) {
        reach.memory().write(place(tail), entry);
        tail = (tail + 1) % ENTRIES;
    }

    private long place(int index) {
        return ring + (long) index * QueueType.TRANSMIT.entrySize();
    }

    /** Forgets the frames that are on their way; only the last part of each is marked. */
    void collect() {
        while (oldest != tail && isSent((oldest + PARTS - 1) % ENTRIES)) {
            oldest = (oldest + PARTS) % ENTRIES;
        }
    }

    private boolean isSent(int index) {
        return Traffic.isSent(reach.memory().read(place(index), QueueType.TRANSMIT.entrySize()));
    }
}
