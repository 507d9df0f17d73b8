package org.vfiospec.i40e;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * What CONFIG_VSI_QUEUES says of a pair of queues (struct virtchnl_queue_pair_info).
 *
 * @param number counted from 0 in the VF
 * @param bufferSize bytes of a receive buffer
 * @param largest bytes of the largest frame
 */
public record QueuePair(int number, Ring transmit, Ring receive, int bufferSize, int largest) {
    /** A ring in memory, and its entries. */
    public record Ring(long address, int entries) {}

    private static final int HEADER = 8;
    private static final int SIZE = 64;
    private static final int RECEIVE = 24;

    /** The body of the message. */
    public static byte[] message(List<QueuePair> pairs) {
        ByteBuffer out = ByteBuffer.allocate(HEADER + pairs.size() * SIZE).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort(0, (short) VfLayout.VSI).putShort(2, (short) pairs.size());
        for (int i = 0; i < pairs.size(); i++) {
            pairs.get(i).put(out, HEADER + i * SIZE);
        }
        return out.array();
    }

    private void put(ByteBuffer out, int at) {
        out.putShort(at, (short) VfLayout.VSI)
                .putShort(at + 2, (short) number)
                .putShort(at + 4, (short) transmit.entries)
                .putLong(at + 8, transmit.address);
        int rx = at + RECEIVE;
        out.putShort(rx, (short) VfLayout.VSI)
                .putShort(rx + 2, (short) number)
                .putInt(rx + 4, receive.entries)
                .putInt(rx + 12, bufferSize)
                .putInt(rx + 16, largest)
                .putLong(rx + 24, receive.address);
    }

    /** The pairs in a message; an empty list if it is not well-formed. */
    public static List<QueuePair> in(byte[] body) {
        ByteBuffer in = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        int count = body.length < HEADER ? 0 : in.getChar(2);
        if (body.length != HEADER + count * SIZE) {
            return List.of();
        }
        List<QueuePair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(at(in, HEADER + i * SIZE));
        }
        return pairs;
    }

    private static QueuePair at(ByteBuffer in, int at) {
        int rx = at + RECEIVE;
        return new QueuePair(
                in.getChar(at + 2),
                new Ring(in.getLong(at + 8), in.getChar(at + 4)),
                new Ring(in.getLong(rx + 24), in.getInt(rx + 4)),
                in.getInt(rx + 12),
                in.getInt(rx + 16));
    }
}
