package org.vfiospec.acc.hardware;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;
import java.util.function.LongConsumer;
import org.vfiospec.acc.Access;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.Register;
import org.vfiospec.pci.Mmio;

/**
 * The registers of one table, at their offsets; behaviour is hung on single registers.
 *
 * <p>Simplified: where the table has no register, reads give 0 and writes are dropped.
 */
final class RegisterFile implements Mmio {
    private final List<Register> table;
    private final Map<Long, Register> registers = new HashMap<>();
    private final Map<Long, Integer> words = new HashMap<>();
    private final Map<Register, IntUnaryOperator> sources = new HashMap<>();
    private final Map<Register, IntConsumer> reactions = new HashMap<>();
    private final Map<Register, LongConsumer> doorbells = new HashMap<>();
    private final Set<Register> lost = new HashSet<>();
    private MailSlot slot;

    /** Takes mail that was written in one access; {@code torn} hears of mail that was not. */
    record MailSlot(Register register, Consumer<Mail> accept, Runnable torn) {}

    RegisterFile(List<? extends Register> table) {
        this.table = List.copyOf(table);
        this.table.forEach(this::place);
        reset();
    }

    private void place(Register register) {
        for (long word = register.offset(); word < register.offset() + register.width(); word += 4) {
            Register other = registers.put(word, register);
            if (other != null) {
                throw new IllegalArgumentException("%s overlaps %s".formatted(register, other));
            }
        }
    }

    void reset() {
        words.clear();
        table.forEach(register -> words.put((long) register.offset(), register.reset()));
    }

    /** The next write of a register, if it is one of these, gets lost on its way. */
    void loseNextWrite(Register register) {
        if (table.contains(register)) {
            lost.add(register);
        }
    }

    /** What the hardware itself sees in a register. */
    int get(Register register) {
        return word(register.offset());
    }

    /** What the hardware itself puts into a register, whatever software may do with it. */
    void set(Register register, int value) {
        words.put((long) register.offset(), value);
    }

    void setBits(Register register, int bits) {
        set(register, get(register) | bits);
    }

    /** One word of a register that has several. */
    int word(Register register, int index) {
        return word(register.offset() + 4L * index);
    }

    /** A register of 8 bytes. */
    long wide(Register register) {
        return Integer.toUnsignedLong(word(register, 0)) | (long) word(register, 1) << 32;
    }

    /** Sets or clears one bit of a register of 8 bytes. */
    void setBitWide(Register register, int bit, boolean on) {
        long at = register.offset() + bit / 32 * 4;
        int mask = 1 << bit % 32;
        words.put(at, on ? word(at) | mask : word(at) & ~mask);
    }

    /** The register shows a value that is made when it is read. */
    void source(Register register, IntSupplier value) {
        sourceWords(register, word -> value.getAsInt());
    }

    /** The same, for each word of the register. */
    void sourceWords(Register register, IntUnaryOperator value) {
        sources.put(register, value);
    }

    /** Something happens after software has written the register. */
    void onWrite(Register register, IntConsumer reaction) {
        reactions.put(register, reaction);
    }

    /** Something happens when software writes all 8 bytes of the register at once. */
    void onDoorbell(Register register, LongConsumer reaction) {
        doorbells.put(register, reaction);
    }

    void mailSlot(MailSlot newSlot) {
        slot = newSlot;
    }

    void answer(Mail mail) {
        long at = slot.register().offset();
        words.put(at, (int) mail.low());
        words.put(at + 4, (int) (mail.low() >>> 32));
        words.put(at + 8, (int) mail.high());
    }

    @Override
    public long read(long offset, int width) {
        if (width == 8) {
            return read(offset, 4) | read(offset + 4, 4) << 32;
        }
        return readWord(offset & ~3) >>> 8 * (offset & 3) & Mmio.allOnes(width);
    }

    private long readWord(long offset) {
        Register register = registers.get(offset);
        if (register == null || register.access() == Access.WO) {
            return 0;
        }
        IntUnaryOperator source = sources.get(register);
        int word = (int) (offset - register.offset()) / 4;
        return Integer.toUnsignedLong(source == null ? word(offset) : source.applyAsInt(word));
    }

    @Override
    public void write(long offset, int width, long value) {
        Register register = registers.get(offset & ~3);
        if (register == null || register.access() == Access.RO || lost.remove(register)) {
            return;
        }
        if (doorbells.containsKey(register)) {
            ring(register, offset, width, value);
        } else if (width == 8) {
            write(offset, 4, value);
            write(offset + 4, 4, value >>> 32);
        } else {
            writeWord(register, offset & ~3, merged(register, offset, width, value));
        }
    }

    /** Simplified: a doorbell that comes in pieces is no doorbell. */
    private void ring(Register register, long offset, int width, long value) {
        if (width == 8 && offset == register.offset()) {
            doorbells.get(register).accept(value);
        }
    }

    private int merged(Register register, long offset, int width, long value) {
        int shift = 8 * (int) (offset & 3);
        int mask = (int) (Mmio.allOnes(width) << shift);
        int kept = register.access() == Access.RW ? word(offset & ~3) & ~mask : 0;
        return kept | (int) (value << shift) & mask;
    }

    private void writeWord(Register register, long offset, int value) {
        switch (register.access()) {
            case RW -> words.put(offset, value);
            case W1C -> words.put(offset, word(offset) & ~value);
            case WO, RO -> {}
        }
        if (slot != null && slot.register() == register) {
            slot.torn().run();
        }
        IntConsumer reaction = reactions.get(register);
        if (reaction != null) {
            reaction.accept(value);
        }
    }

    @Override
    public void writePair(long offset, long low, long high) {
        if (slot != null && slot.register().offset() == offset) {
            if (lost.remove(slot.register())) {
                return;
            }
            Mail mail = Mail.of(low, high);
            answer(mail);
            slot.accept().accept(mail);
        } else {
            Mmio.super.writePair(offset, low, high);
        }
    }

    @Override
    public String nameOf(long offset) {
        Register register = registers.get(offset & ~3);
        return register == null ? "" : register.name();
    }

    private int word(long offset) {
        return words.getOrDefault(offset, 0);
    }
}
