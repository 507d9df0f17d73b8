package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_iommu_type1_dirty_bitmap} without its data: the head of {@code VFIO_IOMMU_DIRTY_PAGES}. */
public record DirtyBitmap(int argsz, int flags) implements Structure {
    public static final int SIZE = 8;
    public static final int FLAG_START = 1;
    public static final int FLAG_STOP = 1 << 1;
    public static final int FLAG_GET_BITMAP = 1 << 2;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static DirtyBitmap from(ByteBuffer in) {
        return new DirtyBitmap(in.getInt(), in.getInt());
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        out.putInt(argsz).putInt(flags);
    }
}
