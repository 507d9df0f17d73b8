package org.vfiospec.i40e.hardware;

import org.vfiospec.i40e.AdminEntry;
import org.vfiospec.pci.BusMaster;

/** One of the two rings in memory by which a VF's driver and the chip talk. */
final class AdminQueue {
    private static final int ENABLE = 1 << 31;
    private static final int ENTRIES = 0x3ff;
    private static final int CRITICAL = 1 << 30;

    private final Word low = new Word();
    private final Word high = new Word();
    private final Word length = new Word();
    private final Word head = new Word();
    private final Word tail = new Word();

    Word low() {
        return low;
    }

    Word high() {
        return high;
    }

    Word length() {
        return length;
    }

    Word head() {
        return head;
    }

    Word tail() {
        return tail;
    }

    private int entries() {
        return length.get() & ENTRIES;
    }

    /** Whether the chip owns an entry. */
    boolean hasEntry() {
        boolean inside = isInside(head.get()) && isInside(tail.get());
        return (length.get() & ENABLE) != 0 && inside && head.get() != tail.get();
    }

    private boolean isInside(int index) {
        return index >= 0 && index < entries();
    }

    private long address() {
        long base = (long) high.get() << 32 | Integer.toUnsignedLong(low.get());
        return base + (long) head.get() * AdminEntry.SIZE;
    }

    /** The entry at the head. */
    AdminEntry fetch(BusMaster bus) {
        byte[] entry = new byte[AdminEntry.SIZE];
        stopUnless(bus.read(address(), entry));
        return AdminEntry.of(entry);
    }

    /** Gives the entry at the head back. */
    void finish(BusMaster bus, AdminEntry entry) {
        stopUnless(bus.write(address(), entry.toBytes()));
        head.set((head.get() + 1) % entries());
    }

    private void stopUnless(boolean good) {
        if (!good) {
            length.set(length.get() & ~ENABLE | CRITICAL);
        }
    }

    boolean isEnabled() {
        return (length.get() & ENABLE) != 0;
    }

    void reset() {
        low.set(0);
        high.set(0);
        length.set(0);
        head.set(0);
        tail.set(0);
    }
}
