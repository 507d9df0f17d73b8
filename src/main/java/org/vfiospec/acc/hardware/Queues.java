package org.vfiospec.acc.hardware;

import java.util.Set;
import java.util.TreeSet;
import org.vfiospec.acc.AbnormalError;
import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.PfRegister;
import org.vfiospec.pci.BusMaster;

/** The queues of a function: which of them may fetch, and what doorbells and orders make of that. */
final class Queues {
    private final int function;
    private final Accelerator chip;
    private final EventQueue events;
    private final EventQueue troubles;
    private final ContextCache submissions = new ContextCache();
    private final ContextCache completions = new ContextCache();
    private final Pipeline pipeline;
    private final Set<Integer> awake = new TreeSet<>();
    private boolean paused;
    private BusMaster bus;

    Queues(int function, Accelerator chip, ComputeEngine engine, EventQueue events, EventQueue troubles) {
        this.function = function;
        this.chip = chip;
        this.events = events;
        this.troubles = troubles;
        pipeline = new Pipeline(function, submissions, completions, events, troubles, engine, chip);
    }

    void connect(BusMaster master) {
        bus = master;
        pipeline.connect(master);
    }

    EventQueue events() {
        return events;
    }

    EventQueue troubles() {
        return troubles;
    }

    ContextCache submissions() {
        return submissions;
    }

    ContextCache completions() {
        return completions;
    }

    void reset() {
        pipeline.drop();
        submissions.moveTable(0);
        completions.moveTable(0);
        awake.clear();
        paused = false;
    }

    /** Lets one thing happen: the oldest job goes one stage further, or else the next entry is fetched. */
    boolean work() {
        if (!chip.busIsOpen()) {
            return false;
        }
        if (pipeline.isEmpty()) {
            return pipeline.fetch(this::mayFetch);
        }
        pipeline.advance();
        return true;
    }

    boolean isIdle() {
        return pipeline.isEmpty();
    }

    private boolean mayFetch(int queue) {
        return !paused || awake.contains(queue);
    }

    /** A doorbell of one of the function's doorbell windows. */
    void ring(Doorbell doorbell) {
        chip.count(PfRegister.QM_DFX_DB_CNT_TOTAL);
        switch (doorbell.kind()) {
            case SQ -> ringSubmission(doorbell);
            case CQ -> ringCompletion(doorbell);
            case EQ -> events.consumed(doorbell.index());
            case AEQ -> troubles.consumed(doorbell.index());
        }
    }

    /**
     * New entries, or with priority 1 only a call to go on: the form the migration driver uses, with an index of 0.
     *
     * <p>Simplified: no public text says how silicon tells the two apart.
     */
    private void ringSubmission(Doorbell doorbell) {
        QueueContext sq = known(submissions, doorbell, AbnormalError.SQ_WITH_INVALID_FUNCTION);
        if (sq == null) {
            return;
        }
        awake.add(doorbell.queue());
        if (doorbell.priority() == 0) {
            sq.tail(doorbell.index());
        }
    }

    private void ringCompletion(Doorbell doorbell) {
        QueueContext cq = known(completions, doorbell, AbnormalError.CQ_WITH_INVALID_FUNCTION);
        if (cq == null) {
            return;
        }
        cq.head(doorbell.index());
        if (doorbell.priority() == 1) {
            cq.arm(true);
        }
        if (cq.head() != cq.tail() && pipeline.event(doorbell.queue())) {
            events.raise();
        }
    }

    /** The queue that is meant; null, and the doorbell is lost, if it does not exist or was not started. */
    private QueueContext known(ContextCache cache, Doorbell doorbell, AbnormalError otherwise) {
        if (doorbell.queue() >= chip.queues(function)) {
            chip.report(otherwise);
            return null;
        }
        QueueContext context = cache.get(doorbell.queue(), bus);
        if (context != null && context.random() != doorbell.random()) {
            chip.report(AbnormalError.DOORBELL_RANDOM_VALUE);
            return null;
        }
        boolean started = context != null && !context.isDisabled();
        return started && doorbell.index() < context.depth() ? context : null;
    }

    void moveTable(ContextCache cache, long address) {
        drain();
        cache.moveTable(address);
    }

    /** Finishes what was fetched. */
    private void drain() {
        while (chip.busIsOpen() && !pipeline.isEmpty()) {
            pipeline.advance();
        }
    }

    /** Simplified: what was fetched is finished before the answer comes; nothing is fetched after it. */
    boolean pause() {
        drain();
        paused = true;
        awake.clear();
        return true;
    }

    /** Stops the function: every entry that software has announced is finished before the answer comes. */
    boolean flush() {
        while (work()) {
            continue;
        }
        return pause() && isIdle();
    }

    /**
     * Stops one queue in the same way; its context says so from now on, and its doorbells are lost until a driver loads
     * a new one.
     */
    boolean stop(int queue) {
        QueueContext sq = queue < chip.queues(function) ? submissions.get(queue, bus) : null;
        if (sq == null) {
            return false;
        }
        drain();
        while (chip.busIsOpen() && pipeline.fetch(other -> other == queue)) {
            drain();
        }
        sq.disable();
        return isIdle() && sq.head() == sq.tail();
    }

    /** Brings the contexts that the chip holds to memory; false if the memory did not take them. */
    boolean writeBack() {
        Dma dma = new Dma(bus);
        submissions.writeBack(dma);
        completions.writeBack(dma);
        return !dma.failed();
    }
}
