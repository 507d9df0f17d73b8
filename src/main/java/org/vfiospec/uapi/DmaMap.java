package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_iommu_type1_dma_map}: make {@code size} bytes at {@code vaddr} reachable at {@code iova}. */
public record DmaMap(int argsz, int flags, long vaddr, long iova, long size) implements Structure {
    public static final int SIZE = 32;
    public static final int FLAG_READ = 1;
    public static final int FLAG_WRITE = 1 << 1;
    public static final int FLAG_VADDR = 1 << 2;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static DmaMap from(ByteBuffer in) {
        return new DmaMap(in.getInt(), in.getInt(), in.getLong(), in.getLong(), in.getLong());
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        out.putInt(argsz).putInt(flags).putLong(vaddr).putLong(iova).putLong(size);
    }
}
