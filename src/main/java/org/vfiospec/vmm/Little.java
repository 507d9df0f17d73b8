package org.vfiospec.vmm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as the bytes that cross the boundary to the kernel. */
final class Little {
    private Little() {}

    static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static ByteBuffer wrap(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The low {@code width} bytes of a value. */
    static ByteBuffer bytes(long value, int width) {
        return buffer(Long.BYTES).putLong(value).flip().limit(width);
    }

    /** The first {@code width} bytes as a number without sign. */
    static long value(ByteBuffer bytes, int width) {
        ByteBuffer wide = buffer(Long.BYTES).put(bytes.duplicate().position(0).limit(width));
        return wide.getLong(0);
    }
}
