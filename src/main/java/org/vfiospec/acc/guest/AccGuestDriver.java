package org.vfiospec.acc.guest;

import static org.vfiospec.acc.QmRegister.QM_PAGE_SIZE;
import static org.vfiospec.acc.QmRegister.QM_VF_AEQ_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_VF_EQ_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_VF_STATE;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.acc.QueueRange;
import org.vfiospec.acc.RingEntry.Eqe;
import org.vfiospec.acc.Vector;
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
    private ResetHandshake handshake;
    private long submissionTable;
    private long completionTable;
    private int submitted;
    private int givenBack;

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
        handshake = new ResetHandshake(qm, new Restart());
        events = new EventRing(Doorbell.Kind.EQ, MailboxCommand.EQC, EVENTS, memory);
        troubles = new EventRing(Doorbell.Kind.AEQ, MailboxCommand.AEQC, TROUBLES, memory);
        int queues = QueueRange.of(qm.order(Mail.get(MailboxCommand.SQC_VFT_V2, 0, 0)))
                .count();
        submissionTable = memory.allocate((long) queues * CONTEXT);
        completionTable = memory.allocate((long) queues * CONTEXT);
        for (int number = 0; number < Math.min(wanted, queues); number++) {
            pairs.add(new QueuePair(number, DEPTH, engine.sqeSize(), workload.bufferSize(), memory));
        }
        handshake.open();
        startFunction();
    }

    /** Tells the device where everything is, and lets it go (hisi_qm_start). */
    private void startFunction() {
        events.start(qm, memory);
        troubles.start(qm, memory);
        qm.order(Mail.set(MailboxCommand.SQC_BT, 0, submissionTable));
        qm.order(Mail.set(MailboxCommand.CQC_BT, 0, completionTable));
        qm.write(QM_PAGE_SIZE, 0);
        qm.write(QM_VF_EQ_INT_MASK, 0);
        qm.write(QM_VF_AEQ_INT_MASK, 0);
        qm.write(QM_VF_STATE, 0);
        pairs.forEach(pair -> pair.start(qm, memory, workload.queueType(pair.number())));
    }

    /** The function under a reset of the chip. */
    private final class Restart implements ResetHandshake.Owner {
        @Override
        public boolean stop(boolean drains) {
            boolean drained = !drains || qm.tryOrder(Mail.set(MailboxCommand.FLUSH_QM, 0, 0));
            qm.write(QM_VF_EQ_INT_MASK, 1);
            qm.write(QM_VF_AEQ_INT_MASK, 1);
            pairs.forEach(pair -> pair.collect(qm, memory, results));
            return drained;
        }

        @Override
        public void start() {
            events.forget(memory);
            troubles.forget(memory);
            pairs.forEach(pair -> givenBack += pair.forget(memory));
            startFunction();
        }

        @Override
        public void failed(String why) {
            results.wrong(why);
        }
    }

    /** Jobs given to the device so far. */
    public int submitted() {
        return submitted;
    }

    /** Jobs that a reset of the chip has cost; whoever wanted them has to ask again. */
    public int givenBack() {
        return givenBack;
    }

    /** Asks the PF how much bandwidth the function has. */
    public void askForBandwidth() {
        handshake.askForBandwidth();
    }

    /** What the PF has answered; 0 if it has not. */
    public int bandwidth() {
        return handshake.bandwidth();
    }

    @Override
    public void moved(GuestDevice device, GuestMemory ram) {
        qm.moved(device);
        memory = ram;
    }

    @Override
    public void submit() {
        if (!handshake.isStopped()) {
            place();
            announce();
        }
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
        if (qm.tookInterrupt(Vector.MESSAGE)) {
            handshake.interrupt();
        }
        handshake.look();
        if (!handshake.isStopped()) {
            collect();
        }
    }

    private void collect() {
        if (qm.tookInterrupt(Vector.EVENT)) {
            List<Integer> completed = events.take(memory);
            events.acknowledge(qm);
            completed.forEach(
                    event -> pairs.get((int) Eqe.CQ_NUMBER.from(event)).collect(qm, memory, results));
        }
        if (qm.tookInterrupt(Vector.TROUBLE)) {
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
