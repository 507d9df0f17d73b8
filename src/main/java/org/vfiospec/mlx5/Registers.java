package org.vfiospec.mlx5;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.vfiospec.pci.Mmio;

/** A register table at work: plain memory where nothing is hung on a register, zeros where there is none. */
final class Registers<R extends Enum<R> & Register> implements Mmio {
    private final R[] table;
    private final BooleanSupplier answers;
    private final Map<R, Long> values;
    private final Map<R, LongSupplier> sources;
    private final Map<R, LongConsumer> reactions;

    /** @param answers whether the function reacts to accesses at all; if not, writes vanish and reads give all ones */
    Registers(Class<R> table, BooleanSupplier answers) {
        this.table = table.getEnumConstants();
        this.answers = answers;
        this.values = new EnumMap<>(table);
        this.sources = new EnumMap<>(table);
        this.reactions = new EnumMap<>(table);
    }

    long get(R register) {
        return values.getOrDefault(register, 0L);
    }

    void set(R register, long value) {
        values.put(register, value);
    }

    /** The register shows what the hardware knows at that moment. */
    void source(R register, LongSupplier value) {
        sources.put(register, value);
    }

    /** Something happens after software has written the register. */
    void onWrite(R register, LongConsumer reaction) {
        reactions.put(register, reaction);
    }

    void reset() {
        values.clear();
    }

    @Override
    public long read(long offset, int width) {
        if (!answers.getAsBoolean()) {
            return Mmio.allOnes(width);
        }
        return at(offset, width)
                .map(register -> value(register) >>> 8 * (offset - register.offset()) & Mmio.allOnes(width))
                .orElse(0L);
    }

    private long value(R register) {
        LongSupplier source = sources.get(register);
        return source == null ? get(register) : source.getAsLong();
    }

    @Override
    public void write(long offset, int width, long value) {
        if (answers.getAsBoolean()) {
            at(offset, width).filter(Register::writable).ifPresent(register -> put(register, offset, width, value));
        }
    }

    private void put(R register, long offset, int width, long value) {
        int shift = 8 * (int) (offset - register.offset());
        long mask = Mmio.allOnes(width) << shift;
        set(register, get(register) & ~mask | value << shift & mask);
        reactions.getOrDefault(register, ignored -> {}).accept(get(register));
    }

    private Optional<R> at(long offset, int width) {
        for (R register : table) {
            if (offset >= register.offset() && offset + width <= register.offset() + register.width()) {
                return Optional.of(register);
            }
        }
        return Optional.empty();
    }

    @Override
    public String nameOf(long offset) {
        return at(offset, 1).map(Enum::name).orElse("");
    }
}
