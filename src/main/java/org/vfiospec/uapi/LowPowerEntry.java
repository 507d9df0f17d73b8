package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_device_low_power_entry_with_wakeup}: which eventfd hears that the device has been woken. */
public record LowPowerEntry(int wakeupEventfd, int reserved) implements Structure {
    public static final int SIZE = 8;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static LowPowerEntry from(ByteBuffer in) {
        return new LowPowerEntry(in.getInt(), in.getInt());
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        out.putInt(wakeupEventfd).putInt(reserved);
    }
}
