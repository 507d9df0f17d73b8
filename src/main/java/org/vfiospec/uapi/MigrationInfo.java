package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_device_migration_info}: the head of the migration region of protocol v1. */
public record MigrationInfo(int deviceState, int reserved, long pendingBytes, long dataOffset, long dataSize)
        implements Structure {
    public static final int SIZE = 32;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static MigrationInfo from(ByteBuffer in) {
        return new MigrationInfo(in.getInt(), in.getInt(), in.getLong(), in.getLong(), in.getLong());
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        out.putInt(deviceState)
                .putInt(reserved)
                .putLong(pendingBytes)
                .putLong(dataOffset)
                .putLong(dataSize);
    }
}
