package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_region_dma_range}: a part of a region, in bytes from the region's start. */
public record DmaRange(long offset, long length) implements Structure {
    public static final int SIZE = 16;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static DmaRange from(ByteBuffer in) {
        return new DmaRange(in.getLong(), in.getLong());
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        out.putLong(offset).putLong(length);
    }
}
