package org.vfiospec.i40e.hardware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vfiospec.pci.Mmio;

/** The MSI-X table of a VF in its BAR3, and the pending bits behind it, which stay 0. */
final class MsixTable implements Mmio {
    private static final int ENTRY = 16;
    private static final int CONTROL = 12;
    private static final int MASKED = 1;

    private final int vectors;
    private final ByteBuffer entries;

    MsixTable(int vectors) {
        this.vectors = vectors;
        this.entries = ByteBuffer.allocate(vectors * ENTRY).order(ByteOrder.LITTLE_ENDIAN);
        reset();
    }

    void reset() {
        for (int at = 0; at < vectors * ENTRY; at += ENTRY) {
            entries.putLong(at, 0).putInt(at + 8, 0).putInt(at + CONTROL, MASKED);
        }
    }

    @Override
    public long read(long offset, int width) {
        if (!isInside(offset, width)) {
            return 0;
        }
        return width == Long.BYTES
                ? entries.getLong((int) offset)
                : Integer.toUnsignedLong(entries.getInt((int) offset & ~3)) >>> 8 * (offset & 3) & Mmio.allOnes(width);
    }

    @Override
    public void write(long offset, int width, long value) {
        if (isInside(offset, width) && width == Long.BYTES) {
            entries.putLong((int) offset, value);
        } else if (isInside(offset, width) && width == Integer.BYTES) {
            entries.putInt((int) offset, (int) value);
        }
    }

    private boolean isInside(long offset, int width) {
        return offset >= 0 && offset + width <= entries.capacity();
    }

    @Override
    public String nameOf(long offset) {
        return isInside(offset, 1) ? "MSIX_ENTRY[" + offset / ENTRY + "]" : "";
    }
}
