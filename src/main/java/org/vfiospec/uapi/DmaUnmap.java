package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_iommu_type1_dma_unmap} without its bitmap; the kernel answers how many bytes it unmapped. */
public record DmaUnmap(int argsz, int flags, long iova, long size) implements Structure {
    public static final int SIZE = 24;
    public static final int FLAG_GET_DIRTY_BITMAP = 1;
    public static final int FLAG_ALL = 1 << 1;
    public static final int FLAG_VADDR = 1 << 2;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static DmaUnmap from(ByteBuffer in) {
        return new DmaUnmap(in.getInt(), in.getInt(), in.getLong(), in.getLong());
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        out.putInt(argsz).putInt(flags).putLong(iova).putLong(size);
    }
}
