package org.vfiospec.mlx5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An entry of the completion queue.
 *
 * @param cookie the frame's
 * @param checkSum CRC-32 of the payload
 * @param number frames completed with this one, counted from 1, so that an old entry is never taken for a new one
 */
record Completion(int cookie, int checkSum, int number) {
    static final int SIZE = 16;

    static Completion from(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new Completion(in.getInt(), in.getInt(), in.getInt());
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        return out.putInt(cookie).putInt(checkSum).putInt(number).array();
    }
}
