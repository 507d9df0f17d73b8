package org.vfiospec.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vfiospec.migration.Operation;
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
 * @param passed the states on the way, the last one included
 * @param actions the operations of the driver, in order
 * @param dma requests that the device put on the bus before the write returned
 */
record Walk(
        DeviceState from,
        DeviceState to,
        Errno outcome,
        DeviceState end,
        List<DeviceState> passed,
        List<String> actions,
        long dma) {

    private static final Set<String> OPERATIONS =
            Arrays.stream(Operation.values()).map(Operation::toString).collect(Collectors.toSet());

    static Walk of(DeviceState from, DeviceState to, Errno outcome, List<TraceEvent> events, String device) {
        List<DeviceState> passed = events.stream()
                .filter(StateChange.class::isInstance)
                .map(event -> Walk.state(((StateChange) event).to()))
                .toList();
        DeviceState end = passed.isEmpty() ? from : passed.get(passed.size() - 1);
        List<String> actions = events.stream()
                .filter(DriverEvent.class::isInstance)
                .map(TraceEvent::event)
                .filter(OPERATIONS::contains)
                .toList();
        long dma = events.stream()
                .filter(event -> event instanceof Dma && event.party().equals(device))
                .count();
        return new Walk(from, to, outcome, end, passed, actions, dma);
    }

    private static DeviceState state(String bits) {
        return new Vocabulary().bits(bits);
    }

    /** A state on the way that nobody may ask for. */
    boolean passesInvalid() {
        return onTheWay().stream().anyMatch(state -> !state.isValid(0xf));
    }

    /** DMA although both ends forbid it. */
    boolean leaks() {
        return from.isDmaQuiet() && to.isDmaQuiet() && dma > 0;
    }

    /** From stop-and-copy to pre-copy without having been asked for it. */
    boolean entersPreCopyFromStop() {
        List<DeviceState> all = new ArrayList<>(List.of(from));
        all.addAll(passed);
        for (int i = 1; i < all.size(); i++) {
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
        return !from.has(Bit.NDMA) && !to.has(Bit.NDMA);
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

    /** The states passed, in words. */
    String way() {
        List<String> words = new ArrayList<>(List.of(from.toString()));
        passed.forEach(state -> words.add(state.toString()));
        return String.join(" \u2192 ", words);
    }
}
