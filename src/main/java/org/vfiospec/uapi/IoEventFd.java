package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_device_ioeventfd}: when the eventfd fires, the kernel writes {@code data} at {@code offset}. */
public record IoEventFd(int argsz, int flags, long offset, long data, int fd, int reserved) implements Structure {
    public static final int SIZE = 32;
    public static final int FLAG_8 = 1;
    public static final int FLAG_16 = 1 << 1;
    public static final int FLAG_32 = 1 << 2;
    public static final int FLAG_64 = 1 << 3;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static IoEventFd from(ByteBuffer in) {
        return new IoEventFd(in.getInt(), in.getInt(), in.getLong(), in.getLong(), in.getInt(), in.getInt());
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        out.putInt(argsz).putInt(flags).putLong(offset).putLong(data).putInt(fd).putInt(reserved);
    }
}
