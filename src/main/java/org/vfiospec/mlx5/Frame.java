package org.vfiospec.mlx5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * A descriptor of the send queue: a frame to be looped back with its check sum behind it.
 *
 * @param source guest address of the payload
 * @param target guest address of the answer: payload, then CRC-32 in 4 bytes
 * @param length bytes of payload
 * @param cookie the guest's own mark, and the number of the counter that the frame adds to
 */
record Frame(long source, long target, int length, int cookie) {
    static final int SIZE = 32;
    static final int CHECK_SUM = 4;
    static final int LIMIT = 64 << 10;

    static Frame from(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new Frame(in.getLong(), in.getLong(), in.getInt(), in.getInt());
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        return out.putLong(source).putLong(target).putInt(length).putInt(cookie).array();
    }

    boolean isSane() {
        return length >= 0 && length <= LIMIT;
    }

    /** The payload with its CRC-32 (IEEE 802.3) behind it, little-endian. */
    static byte[] checked(byte[] payload) {
        ByteBuffer out = ByteBuffer.allocate(payload.length + CHECK_SUM).order(ByteOrder.LITTLE_ENDIAN);
        return out.put(payload).putInt((int) crc(payload)).array();
    }

    static long crc(byte[] payload) {
        CRC32 crc = new CRC32();
        crc.update(payload);
        return crc.getValue();
    }
}
