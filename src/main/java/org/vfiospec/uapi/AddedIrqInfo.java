package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/**
 * {@code struct vfio_irq_info} as patch 6 of the vendor ops (RFC v4, May 2020) would have it: with a place for
 * capabilities.
 */
public record AddedIrqInfo(int argsz, int flags, int index, int count, int capOffset) implements Structure {
    public static final int SIZE = 20;
    /** {@code VFIO_IRQ_INFO_FLAG_CAPS} */
    public static final int FLAG_CAPS = 1 << 4;
    /** {@code VFIO_IRQ_INFO_CAP_TYPE}: u32 type, u32 subtype. */
    public static final int CAP_TYPE = 1;

    /** {@code VFIO_IRQ_TYPE_REMAP_BAR_REGION}; its only subtype is 0. */
    public static final int TYPE_REMAP_BAR_REGION = 1;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static AddedIrqInfo from(ByteBuffer in) {
        return new AddedIrqInfo(in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt());
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        out.putInt(argsz).putInt(flags).putInt(index).putInt(count).putInt(capOffset);
    }
}
