package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_bitmap}: page size, size in bytes, and user address of a bitmap, lowest bit first. */
public record Bitmap(long pgsize, long size, long data) implements Structure {
    public static final int SIZE = 24;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static Bitmap from(ByteBuffer in) {
        return new Bitmap(in.getLong(), in.getLong(), in.getLong());
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        out.putLong(pgsize).putLong(size).putLong(data);
    }
}
