package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_irq_info}: how many vectors an interrupt index has, and what they can do. */
public record IrqInfo(int argsz, int flags, int index, int count) implements Structure {
    public static final int SIZE = 16;
    public static final int EVENTFD = 1;
    public static final int MASKABLE = 1 << 1;
    public static final int AUTOMASKED = 1 << 2;
    public static final int NORESIZE = 1 << 3;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static IrqInfo from(ByteBuffer in) {
        return new IrqInfo(in.getInt(), in.getInt(), in.getInt(), in.getInt());
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        out.putInt(argsz).putInt(flags).putInt(index).putInt(count);
    }
}
