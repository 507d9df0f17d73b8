package org.vfiospec.acc.hardware;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntPredicate;
import org.vfiospec.acc.AbnormalError;
import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.PfRegister;
import org.vfiospec.acc.RingEntry.Aeqe;
import org.vfiospec.pci.BusMaster;

/** The jobs that a function has fetched, in order, and the way each goes from its ring to an interrupt. */
final class Pipeline {
    /** AEQE type "CQ overflow". */
    private static final int CQ_OVERFLOW = 0;
    /** AEQE type "EQ overflow". */
    private static final int EQ_OVERFLOW = 1;
    /** AEQE type "CQE error". */
    private static final int CQE_ERROR = 2;

    private final int function;

    private final ContextCache submissions;
    private final ContextCache completions;
    private final EventQueue events;
    private final EventQueue troubles;
    private final ComputeEngine engine;
    private final Accelerator chip;
    private final Deque<Job> jobs = new ArrayDeque<>();
    private BusMaster bus;

    Pipeline(
            int function,
            ContextCache submissions,
            ContextCache completions,
            EventQueue events,
            EventQueue troubles,
            ComputeEngine engine,
            Accelerator chip) {
        this.function = function;
        this.submissions = submissions;
        this.completions = completions;
        this.events = events;
        this.troubles = troubles;
        this.engine = engine;
        this.chip = chip;
    }

    void connect(BusMaster master) {
        bus = master;
    }

    boolean isEmpty() {
        return jobs.isEmpty();
    }

    void drop() {
        jobs.clear();
    }

    /** Fetches the next entry of the first queue that may and can; false if there is none. */
    boolean fetch(IntPredicate mayFetch) {
        for (int queue : submissions.queues()) {
            QueueContext sq = submissions.get(queue, bus);
            if (sq.head() != sq.tail() && mayFetch.test(queue)) {
                fetch(queue, sq);
                return true;
            }
        }
        return false;
    }

    private void fetch(int queue, QueueContext sq) {
        Dma dma = new Dma(bus);
        int index = sq.head();
        byte[] sqe = dma.read(sq.entry(index), sq.entrySize());
        sq.head(sq.after(index));
        if (dma.failed()) {
            chip.report(AbnormalError.AXI_READ_RESPONSE);
        } else {
            chip.count(PfRegister.QM_DFX_SQE_CNT_TOTAL);
            jobs.add(new Job(queue, index, sqe));
        }
    }

    /** Takes the oldest job one stage further. */
    void advance() {
        Job job = jobs.peek();
        switch (job.stage()) {
            case FETCHED -> compute(job);
            case COMPUTED -> write(job);
            case WRITTEN -> complete(job);
            case COMPLETED -> announce(job);
            case ANNOUNCED -> {
                events.raise();
                jobs.remove(job);
            }
        }
    }

    private void compute(Job job) {
        Dma dma = new Dma(bus);
        int type = submissions.get(job.queue(), bus).type();
        job.outputs(engine.compute(job.sqe(), type, dma));
        job.reached(Job.Stage.COMPUTED);
        giveUpIf(dma.failed(), job, AbnormalError.AXI_READ_RESPONSE);
    }

    private void write(Job job) {
        Dma dma = new Dma(bus);
        job.outputs().forEach(output -> dma.write(output.address(), output.bytes()));
        dma.write(
                submissions.get(job.queue(), bus).entry(job.index()), job.sqe().array());
        job.reached(Job.Stage.WRITTEN);
        giveUpIf(dma.failed(), job, AbnormalError.AXI_WRITE_RESPONSE);
    }

    private void complete(Job job) {
        int number = submissions.get(job.queue(), bus).completionQueue();
        QueueContext cq = completions.get(number, bus);
        if (cq == null) {
            giveUpIf(true, job, AbnormalError.CQ_WITH_INVALID_FUNCTION);
        } else if (cq.after(cq.tail()) == cq.head()) {
            jobs.remove(job);
            trouble(CQ_OVERFLOW, number);
        } else {
            completeIn(cq, job);
        }
    }

    private void completeIn(QueueContext cq, Job job) {
        boolean written = bus.write(cq.entry(cq.tail()), Completion.of(job, cq.phase()));
        cq.tail(cq.after(cq.tail()));
        if (cq.tail() == 0) {
            cq.flipPhase();
        }
        chip.count(PfRegister.QM_DFX_CQE_CNT_TOTAL);
        job.reached(Job.Stage.COMPLETED);
        giveUpIf(!written, job, AbnormalError.AXI_WRITE_RESPONSE);
        if (!written) {
            trouble(CQE_ERROR, submissions.get(job.queue(), bus).completionQueue());
        }
    }

    private void announce(Job job) {
        int number = submissions.get(job.queue(), bus).completionQueue();
        if (event(number)) {
            job.reached(Job.Stage.ANNOUNCED);
        } else {
            jobs.remove(job);
        }
    }

    /** Writes an event if the completion queue asked for one; the interrupt is still to be raised. */
    boolean event(int number) {
        QueueContext cq = completions.get(number, bus);
        if (!cq.isArmed()) {
            return false;
        }
        if (events.isFull()) {
            trouble(EQ_OVERFLOW, number);
            return false;
        }
        cq.arm(false);
        return events.write(bus, number);
    }

    /** Where the AEQ is full as well, the PF hears of it. */
    private void trouble(int type, int queue) {
        if (troubles.isFull()) {
            chip.overflow(Doorbell.Kind.AEQ, function, queue);
            return;
        }
        troubles.write(bus, (int) Aeqe.TYPE.in(Aeqe.QUEUE.in(0, queue), type));
        troubles.raise();
    }

    private void giveUpIf(boolean failed, Job job, AbnormalError error) {
        if (failed) {
            jobs.remove(job);
            chip.report(error);
        }
    }
}
