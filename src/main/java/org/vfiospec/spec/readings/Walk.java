package org.vfiospec.spec.readings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vfiospec.migration.Operation;
import org.vfiospec.spec.Vocabulary;
import org.vfiospec.trace.Dma;
import org.vfiospec.trace.DriverEvent;
import org.vfiospec.trace.StateChange;
import org.vfiospec.trace.TraceEvent;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.DeviceState.Bit;
import org.vfiospec.uapi.Errno;

/**
 * One write of {@code device_state} on a device with work waiting, as it was executed.
 *
 * @param to the value that was written
 * @param end what {@code device_state} is afterwards
 * @param passed the states on the way, the last one included; none if nothing changed
 * @param actions the operations of the driver, in order
 * @param dma requests that the device put on the bus before the write returned
 * @param events all that the machine recorded of it
 */
record Walk(
        Start start,
        DeviceState to,
        Errno outcome,
        DeviceState end,
        List<DeviceState> passed,
        List<Operation> actions,
        long dma,
        List<TraceEvent> events) {

    private static final Map<String, Operation> OPERATIONS =
            Arrays.stream(Operation.values()).collect(Collectors.toMap(Operation::toString, Function.identity()));
    private static final Vocabulary WORDS = new Vocabulary();

    static Walk of(Start start, DeviceState to, Errno outcome, List<TraceEvent> events, String device) {
        List<DeviceState> passed = only(StateChange.class, events)
                .map(change -> WORDS.bits(change.to()))
                .toList();
        DeviceState end = passed.isEmpty() ? start.state() : passed.get(passed.size() - 1);
        List<Operation> actions = only(DriverEvent.class, events)
                .map(DriverEvent::event)
                .filter(OPERATIONS::containsKey)
                .map(OPERATIONS::get)
                .toList();
        long dma = only(Dma.class, events)
                .filter(request -> request.party().equals(device))
                .count();
        return new Walk(start, to, outcome, end, passed, actions, dma, List.copyOf(events));
    }

    private static <T extends TraceEvent> Stream<T> only(Class<T> kind, List<TraceEvent> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    DeviceState from() {
        return start.state();
    }

    boolean carriedOut() {
        return !outcome.failed();
    }

    /** Whether the device is as if nothing had been written. */
    boolean changedNothing() {
        return actions.isEmpty() && passed.isEmpty();
    }

    /** The first state on the way that nobody may ask for; null if there is none. */
    DeviceState invalidOnTheWay() {
        return onTheWay().stream()
                .filter(state -> !state.isValid(0xf))
                .findFirst()
                .orElse(null);
    }

    /** DMA although both ends forbid it. */
    boolean leaks() {
        return from().isDmaQuiet() && to.isDmaQuiet() && dma > 0;
    }

    /** From stop-and-copy to pre-copy without having been asked for it, between two states of the merged header. */
    boolean entersPreCopyFromStop() {
        List<DeviceState> all = new ArrayList<>(List.of(from()));
        all.addAll(passed);
        for (int i = 1; i < all.size() && isBase(); i++) {
            boolean asked = i == 1 && all.size() == 2;
            if (!asked && isStopAndCopy(all.get(i - 1)) && isPreCopy(all.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStopAndCopy(DeviceState state) {
        return state.has(Bit.SAVING) && !state.has(Bit.RUNNING);
    }

    private static boolean isPreCopy(DeviceState state) {
        return state.has(Bit.SAVING) && state.has(Bit.RUNNING);
    }

    /** Whether neither end involves NDMA. */
    boolean isBase() {
        return !from().has(Bit.NDMA) && !to.has(Bit.NDMA);
    }

    private List<DeviceState> onTheWay() {
        return passed.subList(0, Math.max(0, passed.size() - 1));
    }

    /** Whether a reader would see a difference between this and another walk between the same states. */
    boolean differsFrom(Walk other) {
        return outcome != other.outcome
                || !end.equals(other.end)
                || !passed.equals(other.passed)
                || !actions.equals(other.actions);
    }

    /** What was asked for. */
    String request() {
        return start + " \u2192 " + to;
    }

    /** The states passed, in words. */
    String way() {
        return Stream.concat(Stream.of(from()), passed.stream())
                .map(DeviceState::toString)
                .collect(Collectors.joining(" \u2192 "));
    }
}
