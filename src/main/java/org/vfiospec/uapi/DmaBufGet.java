package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_device_feature_dma_buf} without its ranges: parts of which region become a dma-buf. */
public record DmaBufGet(int regionIndex, int openFlags, int flags, int nrRanges) implements Structure {
    public static final int SIZE = 16;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static DmaBufGet from(ByteBuffer in) {
        return new DmaBufGet(in.getInt(), in.getInt(), in.getInt(), in.getInt());
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        out.putInt(regionIndex).putInt(openFlags).putInt(flags).putInt(nrRanges);
    }
}
