package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_iommu_type1_info}: page sizes as a mask and, in capabilities, the valid IOVA. */
public record Type1Info(int argsz, int flags, long iovaPgsizes, int capOffset, int pad) implements Structure {
    public static final int SIZE = 24;
    public static final int MINIMUM = 16;

    public static final int FLAG_PGSIZES = 1;
    public static final int FLAG_CAPS = 1 << 1;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static Type1Info from(ByteBuffer in) {
        return new Type1Info(in.getInt(), in.getInt(), in.getLong(), in.getInt(), in.getInt());
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        out.putInt(argsz).putInt(flags).putLong(iovaPgsizes).putInt(capOffset).putInt(pad);
    }
}
