package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_pci_hot_reset} without its group descriptors. */
public record HotReset(int argsz, int flags, int count) implements Structure {
    public static final int SIZE = 12;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static HotReset from(ByteBuffer in) {
        return new HotReset(in.getInt(), in.getInt(), in.getInt());
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        out.putInt(argsz).putInt(flags).putInt(count);
    }
}
