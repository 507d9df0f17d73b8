package org.vfiospec.acc.hardware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.vfiospec.acc.ContextEntry;
import org.vfiospec.acc.ContextEntry.Eqc;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.acc.RingEntry;
import org.vfiospec.acc.RingEntry.Eqe;
import org.vfiospec.pci.BusMaster;

/** A ring of 4-byte entries that tells software what happened: EQ or AEQ. Its context is seven registers. */
final class EventQueue {
    static final int CONTEXT_SIZE = ContextEntry.EVENT_SIZE;

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
        set(Eqc.HEAD, head);
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
        boolean written = bus.write(
                base() + (long) tail() * RingEntry.EVENT_SIZE, bytes((int) Eqe.PHASE.in(entry, get(Eqc.PHASE))));
        int next = next();
        set(Eqc.TAIL, next);
        if (next == 0) {
            set(Eqc.PHASE, get(Eqc.PHASE) ^ 1);
        }
        return written;
    }

    void raise() {
        line.raise();
    }

    private static byte[] bytes(int word) {
        return ByteBuffer.allocate(RingEntry.EVENT_SIZE)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(word)
                .array();
    }

    private int head() {
        return get(Eqc.HEAD);
    }

    private int tail() {
        return get(Eqc.TAIL);
    }

    private int next() {
        return (tail() + 1) % (get(Eqc.LAST) + 1);
    }

    private long base() {
        int low = Eqc.BASE.firstBit() / Integer.SIZE;
        return Integer.toUnsignedLong(registers.get(dwords.get(low))) | (long) registers.get(dwords.get(low + 1)) << 32;
    }

    private int get(Eqc field) {
        return registers.get(dword(field)) >>> shift(field) & mask(field);
    }

    private void set(Eqc field, int value) {
        int others = registers.get(dword(field)) & ~(mask(field) << shift(field));
        registers.set(dword(field), others | (value & mask(field)) << shift(field));
    }

    private ContextRegister dword(Eqc field) {
        return dwords.get(field.firstBit() / Integer.SIZE);
    }

    private static int shift(Eqc field) {
        return field.firstBit() % Integer.SIZE;
    }

    private static int mask(Eqc field) {
        return (1 << field.size()) - 1;
    }
}
