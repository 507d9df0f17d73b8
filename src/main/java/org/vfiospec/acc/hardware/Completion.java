package org.vfiospec.acc.hardware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vfiospec.acc.RingEntry;
import org.vfiospec.acc.RingEntry.Cqe;

/** An entry of a completion queue on its way to memory. */
final class Completion {
    private Completion() {}

    static byte[] of(Job job, int phase) {
        ByteBuffer entry = ByteBuffer.allocate(RingEntry.COMPLETION_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        Cqe.SQ_HEAD.put(entry, job.index());
        Cqe.SQ_NUMBER.put(entry, job.queue());
        Cqe.PHASE.put(entry, phase);
        return entry.array();
    }
}
