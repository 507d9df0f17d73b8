package org.vfiospec.spec.readings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vfiospec.migration.Operation;
import org.vfiospec.site.GeneratedRun.Step;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.spec.Recording;
import org.vfiospec.trace.Dma;
import org.vfiospec.trace.TraceEvent;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;

/** A question of the dispute that one more write answers: what happens when something goes wrong. */
enum Trial {
    MISSING("The last segment is missing", "missing") {
        @Override
        void tryOn(Attempt attempt) {
            attempt.resume();
            List<byte[]> stream = attempt.subject.stream();
            stream.subList(0, stream.size() - 1).forEach(attempt::push);
            attempt.leaveResuming();
        }
    },

    LATE("It comes after the failure", "late") {
        @Override
        void tryOn(Attempt attempt) {
            MISSING.tryOn(attempt);
            List<byte[]> stream = attempt.subject.stream();
            attempt.push(stream.get(stream.size() - 1));
            attempt.leaveResuming();
        }
    },

    SHORT("The last segment is cut short", "short") {
        @Override
        void tryOn(Attempt attempt) {
            attempt.resume();
            List<byte[]> stream = attempt.subject.stream();
            byte[] last = stream.get(stream.size() - 1);
            stream.subList(0, stream.size() - 1).forEach(attempt::push);
            attempt.push(Arrays.copyOf(last, last.length / 2));
            attempt.leaveResuming();
        }
    },

    NO_ENTRY("RESUMING cannot be entered", "no-entry") {
        @Override
        void tryOn(Attempt attempt) {
            attempt.from(new Start(DeviceState.STOP, false));
            attempt.subject.faults().failNext(Operation.OPEN_LOAD, Errno.EIO);
            attempt.write(DeviceState.RESUME);
        }
    },

    STUCK("Started, cannot log, cannot be stopped", "stuck") {
        @Override
        void tryOn(Attempt attempt) {
            attempt.from(new Start(DeviceState.STOP, false));
            attempt.subject.faults().failNext(Operation.OPEN_SAVE, Errno.EIO);
            attempt.subject.faults().failNext(Operation.STOP, Errno.EIO);
            attempt.write(DeviceState.PRE_COPY, attempt.subject::writeAtOnce);
            attempt.watch();
        }
    };

    private final String words;
    private final String slug;

    Trial(String words, String slug) {
        this.words = words;
        this.slug = slug;
    }

    abstract void tryOn(Attempt attempt);

    String slug() {
        return slug;
    }

    @Override
    public String toString() {
        return words;
    }

    /** What came of a trial, and how it went. */
    record Result(String words, List<Step> steps) {}

    Result of(Subject subject) {
        Attempt attempt = new Attempt(subject);
        tryOn(attempt);
        subject.faults().clear();
        return new Result(attempt.result, attempt.steps);
    }

    /** One trial on one device, written down as it goes. */
    private static final class Attempt {
        private final Subject subject;
        private final List<Step> steps = new ArrayList<>();
        private String result = "";

        Attempt(Subject subject) {
            this.subject = subject;
        }

        void from(Start start) {
            subject.arrive(start);
            steps.add(Step.of(Cell.of("The device is %s; work waits for it.".formatted(start))));
        }

        void resume() {
            from(new Start(DeviceState.RESUME, false));
        }

        void push(byte[] segment) {
            Errno[] outcome = new Errno[1];
            List<TraceEvent> events = subject.recorded(() -> outcome[0] = subject.push(segment));
            steps.add(new Step(
                    Cell.of("A segment of %d bytes is written: %s.".formatted(segment.length, outcome[0])),
                    Recording.of(events)));
        }

        /** Writes the first state that the reading has an arrow to. */
        void leaveResuming() {
            DeviceState now = subject.unseen(subject::state);
            write(Stream.of(DeviceState.RUN, DeviceState.STOP)
                    .filter(to -> subject.reading().arcs().allow(now, to))
                    .findFirst()
                    .orElse(DeviceState.RUN));
        }

        void write(DeviceState to) {
            write(to, subject::write);
        }

        void write(DeviceState to, Function<DeviceState, Errno> how) {
            Errno[] outcome = new Errno[1];
            List<TraceEvent> events = subject.recorded(() -> outcome[0] = how.apply(to));
            DeviceState end = subject.unseen(subject::state);
            result = outcome[0] + ", " + name(end);
            steps.add(new Step(
                    Cell.of("%s is written: %s, and device_state reads %s.".formatted(to, outcome[0], end)),
                    Recording.of(events)));
        }

        /** Counts the DMA of a device that has work and is left alone. */
        void watch() {
            List<TraceEvent> events = subject.recorded(subject::work);
            long dma = events.stream()
                    .filter(event -> event instanceof Dma && event.party().equals(subject.device()))
                    .count();
            result += ", DMA requests: " + dma;
            steps.add(new Step(Cell.of("Time passes; DMA requests: %d.".formatted(dma)), Recording.of(events)));
        }

        private static String name(DeviceState state) {
            return state.equals(DeviceState.ERROR) ? "ERROR" : state.toString();
        }
    }
}
