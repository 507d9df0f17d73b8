package org.vfiospec.uapi;

import java.nio.ByteBuffer;
import java.util.Optional;

/** {@code struct vfio_device_feature} without its payload: the envelope of every optional feature. */
public record DeviceFeature(int argsz, int flags) implements Structure {
    public static final int SIZE = 8;
    public static final int MASK = 0xffff;
    public static final int GET = 1 << 16;
    public static final int SET = 1 << 17;
    public static final int PROBE = 1 << 18;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static DeviceFeature from(ByteBuffer in) {
        return new DeviceFeature(in.getInt(), in.getInt());
    }

    /** Which feature it is about; empty for a number that nobody here knows. */
    public Optional<Feature> feature() {
        return Feature.of(flags & MASK);
    }

    @Override
    public String text() {
        String about = feature().map(Feature::name).orElse("feature=" + (flags & MASK));
        return about + " " + StructureText.flags(DeviceFeature.class, flags & ~MASK);
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
