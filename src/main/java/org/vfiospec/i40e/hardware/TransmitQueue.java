package org.vfiospec.i40e.hardware;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.vfiospec.i40e.ContextField;
import org.vfiospec.i40e.QueueType;
import org.vfiospec.i40e.Traffic;
import org.vfiospec.pci.BusMaster;

/** Takes frames out of a ring in memory, one entry at a time, and hands them to the switch. */
final class TransmitQueue {
    private final Queue queue = new Queue(QueueType.TRANSMIT);
    private final Consumer<byte[]> sink;
    private final IntConsumer interrupts;
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private BusMaster bus;

    TransmitQueue(Consumer<byte[]> sink, IntConsumer interrupts) {
        this.sink = sink;
        this.interrupts = interrupts;
        queue.enable().onWrite(this::switched);
    }

    void connect(BusMaster master) {
        bus = master;
    }

    Queue queue() {
        return queue;
    }

    /** Simplified: a frame that is half fetched is fetched to its end before the write that stops the queue returns. */
    private void switched(int value) {
        if ((value & Queue.WANTED) != 0) {
            queue.run();
            return;
        }
        while (frame.size() > 0 && queue.hasWork()) {
            work();
        }
        frame.reset();
        queue.halt();
    }

    /** Takes one entry. */
    boolean work() {
        if (!queue.hasWork()) {
            return false;
        }
        byte[] entry = queue.fetch(bus);
        if (queue.isRunning()) {
            take(entry);
        }
        return true;
    }

    private void take(byte[] entry) {
        byte[] part = new byte[Traffic.sendLength(entry)];
        if (!bus.read(Traffic.address(entry), part)) {
            queue.halt();
            return;
        }
        frame.writeBytes(part);
        long place = queue.address();
        queue.advance();
        report(place, entry);
        if (Traffic.endsPacket(entry)) {
            byte[] whole = frame.toByteArray();
            frame.reset();
            sink.accept(whole);
        }
    }

    private void report(long place, byte[] entry) {
        if (!Traffic.wantsReport(entry)) {
            return;
        }
        boolean byHead = queue.context().get(ContextField.TX_HEAD_WB_ENA) != 0;
        queue.haltUnless(
                byHead
                        ? bus.write(queue.context().get(ContextField.TX_HEAD_WB_ADDR), littleEndian(queue.head()))
                        : bus.write(place, Traffic.sent(entry)));
        interrupts.accept(queue.vector());
    }

    private static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    void reset() {
        frame.reset();
        queue.reset();
    }
}
