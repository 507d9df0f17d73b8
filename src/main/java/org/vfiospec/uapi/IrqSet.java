package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_irq_set} without its data: the fixed head of a {@code VFIO_DEVICE_SET_IRQS} request. */
public record IrqSet(int argsz, int flags, int index, int start, int count) implements Structure {
    public static final int SIZE = 20;
    public static final int DATA_NONE = 1;
    public static final int DATA_BOOL = 1 << 1;
    public static final int DATA_EVENTFD = 1 << 2;
    public static final int DATA_TYPES = DATA_NONE | DATA_BOOL | DATA_EVENTFD;
    public static final int ACTION_MASK = 1 << 3;
    public static final int ACTION_UNMASK = 1 << 4;
    public static final int ACTION_TRIGGER = 1 << 5;
    public static final int ACTION_TYPES = ACTION_MASK | ACTION_UNMASK | ACTION_TRIGGER;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static IrqSet from(ByteBuffer in) {
        return new IrqSet(in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt());
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        out.putInt(argsz).putInt(flags).putInt(index).putInt(start).putInt(count);
    }
}
