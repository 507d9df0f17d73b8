package org.vfiospec.i40e.hardware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.vfiospec.i40e.ContextOrder;
import org.vfiospec.i40e.PfRegister;
import org.vfiospec.i40e.QueueContext;
import org.vfiospec.i40e.QueueType;
import org.vfiospec.i40e.VfLayout;

/** The registers by which the PF reads and writes the contexts of queues, 16 bytes at a time. */
final class ContextPort {
    private static final int DONE = 1;
    private static final int MISS = 1 << 1;

    private final List<I40eVf> vfs;
    private final int firstQueue;
    private final List<Word> data;
    private final Word status;

    ContextPort(RegisterFile registers, List<I40eVf> vfs, int firstQueue) {
        this.vfs = vfs;
        this.firstQueue = firstQueue;
        this.data = IntStream.range(0, QueueContext.LINE / Integer.BYTES)
                .mapToObj(row -> registers.place(PfRegister.PFCM_LANCTXDATA, row, 0, new Word()))
                .toList();
        this.status = registers.place(PfRegister.PFCM_LANCTXSTAT, new Word());
        registers.place(PfRegister.PFCM_LANCTXCTL, new Word()).onWrite(word -> obey(ContextOrder.of(word)));
    }

    private void obey(ContextOrder order) {
        int relative = order.queue() - firstQueue;
        boolean known = relative >= 0 && relative < vfs.size() * VfLayout.QUEUES;
        if (!known || (order.line() + 1) * QueueContext.LINE > order.type().contextSize()) {
            status.set(DONE | MISS);
            return;
        }
        I40eVf vf = vfs.get(relative / VfLayout.QUEUES);
        int number = relative % VfLayout.QUEUES;
        move(order, order.type() == QueueType.RECEIVE ? vf.receive(number) : vf.transmit(number));
        status.set(DONE);
    }

    private void move(ContextOrder order, Queue queue) {
        ByteBuffer bytes = ByteBuffer.wrap(queue.line(order.line())).order(ByteOrder.LITTLE_ENDIAN);
        if (order.write()) {
            data.forEach(word -> bytes.putInt(word.get()));
            queue.line(order.line(), bytes.array());
        } else {
            data.forEach(word -> word.set(bytes.getInt()));
        }
    }
}
