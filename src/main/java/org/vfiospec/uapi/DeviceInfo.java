package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_device_info}: what {@code VFIO_DEVICE_GET_INFO} answers. The pad came later than the rest. */
public record DeviceInfo(int argsz, int flags, int numRegions, int numIrqs, int capOffset, int pad)
        implements Structure {
    public static final int SIZE = 24;
    /** What a caller must offer at least: the fields up to {@code num_irqs}. */
    public static final int MINIMUM = 16;

    public static final int FLAG_RESET = 1;
    public static final int FLAG_PCI = 1 << 1;
    public static final int FLAG_CAPS = 1 << 7;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static DeviceInfo from(ByteBuffer in) {
        return new DeviceInfo(in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt());
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        out.putInt(argsz)
                .putInt(flags)
                .putInt(numRegions)
                .putInt(numIrqs)
                .putInt(capOffset)
                .putInt(pad);
    }
}
