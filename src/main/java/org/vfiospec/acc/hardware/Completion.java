package org.vfiospec.acc.hardware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An entry of a completion queue (CQE), 16 bytes. */
final class Completion {
    private static final int SIZE = 16;

    private Completion() {}

    static byte[] of(Job job, int phase) {
        return ByteBuffer.allocate(SIZE)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(0x8, (short) job.index())
                .putShort(0xa, (short) job.queue())
                .putShort(0xe, (short) phase)
                .array();
    }
}
