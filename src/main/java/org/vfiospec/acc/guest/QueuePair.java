package org.vfiospec.acc.guest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.vfiospec.acc.ContextEntry;
import org.vfiospec.acc.ContextEntry.Cqc;
import org.vfiospec.acc.ContextEntry.Sqc;
import org.vfiospec.acc.Doorbell.Kind;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.acc.RingEntry;
import org.vfiospec.acc.RingEntry.Cqe;
import org.vfiospec.vmm.GuestMemory;

/** A submission queue and its completion queue, in guest memory. */
final class QueuePair {
    private static final int CQE = RingEntry.COMPLETION_SIZE;
    private static final int CONTEXT = ContextEntry.QUEUE_SIZE;

    private final int number;
    private final int depth;
    private final int sqeSize;
    private final long submissions;
    private final long completions;
    private final long context;
    private final long[] buffers;
    private final Task[] tasks;
    private int tail;
    private int head;
    private int phase = 1;
    private int outstanding;

    QueuePair(int number, int depth, int sqeSize, int bufferSize, GuestMemory memory) {
        this.number = number;
        this.depth = depth;
        this.sqeSize = sqeSize;
        this.submissions = memory.allocate((long) depth * sqeSize);
        this.completions = memory.allocate((long) depth * CQE);
        this.context = memory.allocate(CONTEXT);
        this.tasks = new Task[depth];
        this.buffers = new long[depth];
        for (int i = 0; i < depth; i++) {
            buffers[i] = memory.allocate(bufferSize);
        }
    }

    void start(GuestQm qm, GuestMemory memory, int type) {
        ByteBuffer sq = context(submissions, sqeSize);
        Sqc.CQ_NUMBER.put(sq, number);
        Sqc.ORDERS.put(sq, 1);
        Sqc.TYPE.put(sq, type);
        load(qm, memory, MailboxCommand.SQC, sq);
        ByteBuffer cq = context(completions, CQE);
        Cqc.PHASE.put(cq, 1);
        Cqc.ARMED.put(cq, 1);
        load(qm, memory, MailboxCommand.CQC, cq);
    }

    private ByteBuffer context(long ring, int entrySize) {
        ByteBuffer context = ByteBuffer.allocate(CONTEXT).order(ByteOrder.LITTLE_ENDIAN);
        Sqc.BASE.put(context, ring);
        Sqc.LAST.put(context, depth - 1);
        Sqc.ENTRY_SIZE.put(context, Integer.numberOfTrailingZeros(entrySize));
        return context;
    }

    private void load(GuestQm qm, GuestMemory memory, MailboxCommand command, ByteBuffer image) {
        memory.write(context, image.array());
        qm.order(Mail.set(command, number, context));
    }

    int number() {
        return number;
    }

    /** Begins anew after a reset; how many jobs the device will not answer any more. */
    int forget(GuestMemory memory) {
        int lost = outstanding;
        memory.write(completions, new byte[depth * CQE]);
        Arrays.fill(tasks, null);
        tail = 0;
        head = 0;
        phase = 1;
        outstanding = 0;
        return lost;
    }

    boolean isFull() {
        return outstanding == depth - 1;
    }

    int outstanding() {
        return outstanding;
    }

    /** The buffers of the entry that is filled next. */
    long nextBuffers() {
        return buffers[tail];
    }

    /** Puts an entry into the ring; the device does not know yet. */
    void place(Task task, GuestMemory memory) {
        memory.write(submissions + (long) tail * sqeSize, task.sqe());
        tasks[tail] = task;
        tail = (tail + 1) % depth;
        outstanding++;
    }

    /** Tells the device how far the ring is filled. */
    void ring(GuestQm qm) {
        qm.ring(Kind.SQ, number, tail, 0);
    }

    /** Takes every completion that is there, then asks for the next event. */
    void collect(GuestQm qm, GuestMemory memory, Results results) {
        for (ByteBuffer cqe = cqe(memory); Cqe.PHASE.get(cqe) == phase; cqe = cqe(memory)) {
            finish(Cqe.SQ_HEAD.get(cqe), memory, results);
            head = (head + 1) % depth;
            phase = head == 0 ? phase ^ 1 : phase;
            qm.ring(Kind.CQ, number, head, 0);
        }
        qm.ring(Kind.CQ, number, head, 1);
    }

    private ByteBuffer cqe(GuestMemory memory) {
        byte[] bytes = memory.read(completions + (long) head * CQE, CQE);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void finish(int index, GuestMemory memory, Results results) {
        Task task = index < depth ? tasks[index] : null;
        if (task == null) {
            results.wrong("queue %d completes entry %d, which is not outstanding".formatted(number, index));
            return;
        }
        tasks[index] = null;
        outstanding--;
        byte[] sqe = memory.read(submissions + (long) index * sqeSize, sqeSize);
        String complaint = task.check().complaint(ByteBuffer.wrap(sqe).order(ByteOrder.LITTLE_ENDIAN), memory);
        results.checked(complaint.isEmpty() ? "" : "queue %d entry %d: %s".formatted(number, index, complaint));
    }
}
