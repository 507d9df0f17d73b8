package org.vfiospec.mlx5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;

/** Counters inside the function, in pages; the hardware notes which pages changed since the last save. */
final class CounterTable {
    static final int PAGE = 4096;

    private final byte[] bytes;
    private final BitSet changed = new BitSet();

    CounterTable(int pages) {
        bytes = new byte[pages * PAGE];
    }

    int pages() {
        return bytes.length / PAGE;
    }

    private int at(long index) {
        return (int) Long.remainderUnsigned(index, bytes.length / Long.BYTES) * Long.BYTES;
    }

    private ByteBuffer view() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A counter; an index beyond the table counts from its start again. */
    long get(long index) {
        return view().getLong(at(index));
    }

    void add(long index, long amount) {
        view().putLong(at(index), get(index) + amount);
        changed.set(at(index) / PAGE);
    }

    ByteBuffer page(int number) {
        return ByteBuffer.wrap(bytes, number * PAGE, PAGE).slice();
    }

    void setPage(int number, ByteBuffer content) {
        content.get(bytes, number * PAGE, PAGE);
    }

    /** The pages that changed since {@link #forgetChanges()}, by number. */
    int[] changedPages() {
        return changed.stream().toArray();
    }

    void forgetChanges() {
        changed.clear();
    }

    void reset() {
        Arrays.fill(bytes, (byte) 0);
        changed.clear();
    }
}
