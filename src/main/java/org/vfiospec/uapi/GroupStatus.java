package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_group_status}: whether a group may be used, and whether a container holds it. */
public record GroupStatus(int argsz, int flags) implements Structure {
    public static final int SIZE = 8;
    public static final int FLAG_VIABLE = 1;
    public static final int FLAG_CONTAINER_SET = 1 << 1;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static GroupStatus from(ByteBuffer in) {
        return new GroupStatus(in.getInt(), in.getInt());
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
