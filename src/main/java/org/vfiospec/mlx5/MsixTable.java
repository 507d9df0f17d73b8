package org.vfiospec.mlx5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vfiospec.pci.Mmio;

/** The MSI-X table in a BAR of its own; it answers whatever the rest of the function does. */
final class MsixTable implements Mmio {
    static final int ENTRY = 16;

    /** Bytes of the BAR: the table, the pending bits, nothing else. */
    static final int SIZE = 4096;

    private static final int CONTROL = 12;
    private static final int MASKED = 1;

    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    private final int vectors;

    MsixTable(int vectors) {
        this.vectors = vectors;
        reset();
    }

    void reset() {
        for (int vector = 0; vector < vectors; vector++) {
            bytes.putLong(vector * ENTRY, 0).putInt(vector * ENTRY + 8, 0).putInt(vector * ENTRY + CONTROL, MASKED);
        }
    }

    @Override
    public long read(long offset, int width) {
        return isTable(offset, width)
                ? width == Long.BYTES
                        ? bytes.getLong((int) offset)
                        : Integer.toUnsignedLong(bytes.getInt((int) offset & ~3)) >>> 8 * (offset & 3)
                                & Mmio.allOnes(width)
                : 0;
    }

    @Override
    public void write(long offset, int width, long value) {
        if (isTable(offset, width) && width == Long.BYTES) {
            bytes.putLong((int) offset, value);
        } else if (isTable(offset, width) && width == Integer.BYTES) {
            bytes.putInt((int) offset, (int) value);
        }
    }

    private boolean isTable(long offset, int width) {
        return offset >= 0 && offset + width <= (long) vectors * ENTRY;
    }

    @Override
    public String nameOf(long offset) {
        return isTable(offset, 1) ? "MSIX_ENTRY_" + offset / ENTRY : "";
    }
}
