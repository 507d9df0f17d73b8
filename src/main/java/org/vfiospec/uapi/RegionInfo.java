package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_region_info}: one region of a device file, and where in the file it starts. */
public record RegionInfo(int argsz, int flags, int index, int capOffset, long size, long offset) implements Structure {
    public static final int SIZE = 32;
    public static final int FLAG_READ = 1;
    public static final int FLAG_WRITE = 1 << 1;
    public static final int FLAG_MMAP = 1 << 2;
    public static final int FLAG_CAPS = 1 << 3;

    /** The deprecated region of migration protocol v1, and its only subtype. */
    public static final int TYPE_MIGRATION = 3;

    public static final int SUBTYPE_MIGRATION = 1;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static RegionInfo from(ByteBuffer in) {
        return new RegionInfo(in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getLong(), in.getLong());
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        out.putInt(argsz)
                .putInt(flags)
                .putInt(index)
                .putInt(capOffset)
                .putLong(size)
                .putLong(offset);
    }
}
