package org.vfiospec.acc.hardware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.pci.BusMaster;

/** A ring of 4-byte entries that tells software what happened: EQ or AEQ. Its context is seven registers. */
final class EventQueue {
    static final int CONTEXT_SIZE = 28;
    private static final int ENTRY_SIZE = 4;
    private static final int PHASE = 1 << 16;

    private final RegisterFile registers;
    private final List<ContextRegister> dwords;
    private final Interrupts.Line line;

    EventQueue(RegisterFile registers, List<ContextRegister> dwords, Interrupts.Line line) {
        this.registers = registers;
        this.dwords = dwords;
        this.line = line;
    }

    void load(byte[] image) {
        ByteBuffer words = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        dwords.forEach(dword -> registers.set(dword, words.getInt()));
    }

    byte[] image() {
        ByteBuffer words = ByteBuffer.allocate(CONTEXT_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        dwords.forEach(dword -> words.putInt(registers.get(dword)));
        return words.array();
    }

    /** Software has taken everything before {@code head}; it hears of what is left at once. */
    void consumed(int head) {
        registers.set(dwords.get(0), tail() << 16 | head & 0xffff);
        line.clear();
        if (hasWaiting()) {
            line.raise();
        }
    }

    boolean hasWaiting() {
        return tail() != head();
    }

    boolean isFull() {
        return next() == head();
    }

    /** Writes an entry in the current phase; the caller raises the interrupt. */
    boolean write(BusMaster bus, int entry) {
        boolean written = bus.write(base() + (long) tail() * ENTRY_SIZE, bytes(entry | phase()));
        int next = next();
        registers.set(dwords.get(0), next << 16 | head());
        if (next == 0) {
            registers.set(dwords.get(6), registers.get(dwords.get(6)) ^ PHASE);
        }
        return written;
    }

    void raise() {
        line.raise();
    }

    private static byte[] bytes(int word) {
        return ByteBuffer.allocate(ENTRY_SIZE)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(word)
                .array();
    }

    private int head() {
        return registers.get(dwords.get(0)) & 0xffff;
    }

    private int tail() {
        return registers.get(dwords.get(0)) >>> 16;
    }

    private int next() {
        int depth = (registers.get(dwords.get(6)) & 0xffff) + 1;
        return (tail() + 1) % depth;
    }

    private int phase() {
        return registers.get(dwords.get(6)) & PHASE;
    }

    private long base() {
        return Integer.toUnsignedLong(registers.get(dwords.get(1))) | (long) registers.get(dwords.get(2)) << 32;
    }
}
