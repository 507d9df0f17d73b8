package org.vfiospec.acc.hardware;

import java.util.SortedMap;
import java.util.TreeMap;
import org.vfiospec.pci.BusMaster;

/**
 * The contexts of one kind of queue that the chip holds, and the table in memory behind them.
 *
 * <p>Simplified: a context stays on the chip until the table moves or the function is reset.
 */
final class ContextCache {
    private final SortedMap<Integer, QueueContext> held = new TreeMap<>();
    private long table;

    long table() {
        return table;
    }

    /** The table is elsewhere from now on; what was held belonged to the old one. */
    void moveTable(long address) {
        table = address;
        held.clear();
    }

    /** Holds a context from now on, if the chip can work with it. */
    boolean put(int queue, QueueContext context) {
        if (context.isUsable()) {
            held.put(queue, context);
        }
        return context.isUsable();
    }

    /** The context of a queue, fetched from the table if it is not held; null if that is impossible. */
    QueueContext get(int queue, BusMaster bus) {
        QueueContext context = held.get(queue);
        return context == null && table != 0 ? fetch(queue, bus) : context;
    }

    private QueueContext fetch(int queue, BusMaster bus) {
        byte[] image = new byte[QueueContext.SIZE];
        return bus.read(entry(queue), image) && put(queue, new QueueContext(image)) ? held.get(queue) : null;
    }

    /** Writes all that is held to the table. */
    void writeBack(Dma dma) {
        if (table != 0) {
            held.forEach((queue, context) -> dma.write(entry(queue), context.image()));
        }
    }

    private long entry(int queue) {
        return table + (long) queue * QueueContext.SIZE;
    }

    Iterable<Integer> queues() {
        return held.keySet();
    }
}
