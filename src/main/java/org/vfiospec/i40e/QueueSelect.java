package org.vfiospec.i40e;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Which queues to switch, as bits by number (struct virtchnl_queue_select). */
public record QueueSelect(int receive, int transmit) {
    private static final int SIZE = 12;

    public byte[] toBytes() {
        return ByteBuffer.allocate(SIZE)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(VfLayout.VSI)
                .putInt(receive)
                .putInt(transmit)
                .array();
    }

    /** The selection in a message, if it is well-formed and names only queues that a VF has. */
    public static Optional<QueueSelect> in(byte[] body) {
        if (body.length != SIZE) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        QueueSelect found = new QueueSelect(in.getInt(4), in.getInt(8));
        return Optional.of(found)
                .filter(select -> Integer.compareUnsigned(select.receive | select.transmit, 1 << VfLayout.QUEUES) < 0);
    }
}
