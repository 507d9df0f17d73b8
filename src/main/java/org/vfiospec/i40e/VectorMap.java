package org.vfiospec.i40e;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * What CONFIG_IRQ_MAP says of a vector (struct virtchnl_vector_map): the queues that raise it, as bits by number.
 *
 * @param vector counted from 0, which is the admin queue's
 */
public record VectorMap(int vector, int receive, int transmit) {
    private static final int HEADER = 2;
    private static final int SIZE = 12;

    /** The body of the message. */
    public static byte[] message(List<VectorMap> maps) {
        ByteBuffer out = ByteBuffer.allocate(HEADER + maps.size() * SIZE).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) maps.size());
        for (VectorMap map : maps) {
            out.putShort((short) VfLayout.VSI)
                    .putShort((short) map.vector)
                    .putShort((short) map.receive)
                    .putShort((short) map.transmit)
                    .putShort((short) 0) // rxitr_idx
                    .putShort((short) 0); // txitr_idx
        }
        return out.array();
    }

    /** The maps in a message; an empty list if it is not well-formed. */
    public static List<VectorMap> in(byte[] body) {
        ByteBuffer in = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        int count = body.length < HEADER ? 0 : in.getChar(0);
        List<VectorMap> maps = new ArrayList<>();
        for (int at = HEADER; body.length == HEADER + count * SIZE && at < body.length; at += SIZE) {
            maps.add(new VectorMap(in.getChar(at + 2), in.getChar(at + 4), in.getChar(at + 6)));
        }
        return maps;
    }
}
