package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_pci_hot_reset_info} without its devices: how many functions a hot reset affects. */
public record HotResetInfo(int argsz, int flags, int count) implements Structure {
    public static final int SIZE = 12;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static HotResetInfo from(ByteBuffer in) {
        return new HotResetInfo(in.getInt(), in.getInt(), in.getInt());
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
