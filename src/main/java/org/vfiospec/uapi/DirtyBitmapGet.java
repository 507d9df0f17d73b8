package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_iommu_type1_dirty_bitmap_get}: a range of IOVA, and the user bitmap that takes its dirty pages. */
public record DirtyBitmapGet(long iova, long size, Bitmap bitmap) implements Structure {
    public static final int SIZE = 40;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static DirtyBitmapGet from(ByteBuffer in) {
        return new DirtyBitmapGet(in.getLong(), in.getLong(), Bitmap.from(in));
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        bitmap.putTo(out.putLong(iova).putLong(size));
    }
}
