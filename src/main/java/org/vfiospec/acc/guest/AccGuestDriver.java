package org.vfiospec.acc.guest;

import static org.vfiospec.acc.QmRegister.QM_IFC_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_SOURCE_V;
import static org.vfiospec.acc.QmRegister.QM_PAGE_SIZE;
import static org.vfiospec.acc.QmRegister.QM_VF_AEQ_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_VF_EQ_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_VF_STATE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.acc.QueueRange;
import org.vfiospec.vmm.GuestDevice;
import org.vfiospec.vmm.GuestDriver;
import org.vfiospec.vmm.GuestMemory;

/** The native driver of a VF (qm.c), with a workload that never trusts a result. */
public final class AccGuestDriver implements GuestDriver {
    private static final int EVENTS = 64;
    private static final int TROUBLES = 16;
    private static final int DEPTH = 8;
    private static final int CONTEXT = 32;
    private static final int VECTORS = 4;

    private final Engine engine;
    private final Workload workload;
    private final int wanted;
    private final Results results = new Results();
    private final List<QueuePair> pairs = new ArrayList<>();
    private GuestQm qm;
    private GuestMemory memory;
    private EventRing events;
    private EventRing troubles;
    private int submitted;

    /** @param wanted queue pairs to use, if the function has that many */
    public AccGuestDriver(Engine engine, Workload workload, int wanted) {
        this.engine = engine;
        this.workload = workload;
        this.wanted = wanted;
    }

    @Override
    public void start(GuestDevice device, GuestMemory ram) {
        memory = ram;
        qm = new GuestQm(device);
        qm.enableInterrupts(VECTORS);
        events = new EventRing(Doorbell.Kind.EQ, MailboxCommand.EQC, EVENTS, memory);
        troubles = new EventRing(Doorbell.Kind.AEQ, MailboxCommand.AEQC, TROUBLES, memory);
        int queues = QueueRange.of(qm.order(Mail.get(MailboxCommand.SQC_VFT_V2, 0, 0)))
                .count();
        events.start(qm, memory);
        troubles.start(qm, memory);
        qm.order(Mail.set(MailboxCommand.SQC_BT, 0, memory.allocate((long) queues * CONTEXT)));
        qm.order(Mail.set(MailboxCommand.CQC_BT, 0, memory.allocate((long) queues * CONTEXT)));
        qm.write(QM_PAGE_SIZE, 0);
        qm.write(QM_VF_EQ_INT_MASK, 0);
        qm.write(QM_VF_AEQ_INT_MASK, 0);
        // qm_cmd_init: what the PF said before this driver came is not meant for it.
        qm.write(QM_IFC_INT_SOURCE_V, 1);
        qm.write(QM_IFC_INT_MASK, 0);
        qm.write(QM_VF_STATE, 0);
        IntStream.range(0, Math.min(wanted, queues)).forEach(this::startPair);
    }

    private void startPair(int number) {
        QueuePair pair = new QueuePair(number, DEPTH, engine.sqeSize(), workload.bufferSize(), memory);
        pair.start(qm, memory, workload.queueType(number));
        pairs.add(pair);
    }

    @Override
    public void moved(GuestDevice device, GuestMemory ram) {
        qm.moved(device);
        memory = ram;
    }

    @Override
    public void submit() {
        place();
        announce();
    }

    /** Puts a job into the next queue's ring without a doorbell. */
    public void place() {
        QueuePair pair = next();
        if (!pair.isFull()) {
            int queue = submitted % pairs.size();
            pair.place(workload.prepare(submitted, queue, pair.nextBuffers(), memory), memory);
        }
    }

    /** Rings the doorbell of the queue that {@link #place} filled, and turns to the next one. */
    public void announce() {
        next().ring(qm);
        submitted++;
    }

    private QueuePair next() {
        return pairs.get(submitted % pairs.size());
    }

    @Override
    public void run() {
        if (qm.tookInterrupt(0)) {
            List<Integer> completed = events.take(memory);
            events.acknowledge(qm);
            completed.forEach(event -> pairs.get(event & 0xffff).collect(qm, memory, results));
        }
        if (qm.tookInterrupt(1)) {
            troubles.take(memory).forEach(event -> results.wrong("asynchronous event 0x%x".formatted(event)));
            troubles.acknowledge(qm);
        }
    }

    @Override
    public int outstanding() {
        return pairs.stream().mapToInt(QueuePair::outstanding).sum();
    }

    @Override
    public int completed() {
        return results.right();
    }

    @Override
    public String complaint() {
        return results.complaint();
    }
}
