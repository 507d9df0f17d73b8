package org.vfiospec.spec.readings;

import java.util.List;
import java.util.Optional;
import org.vfiospec.uapi.DeviceState;

/**
 * All that was written to one device under one reading.
 *
 * @param states the valid states, by value
 * @param starts the situations, in the order in which they were explored
 * @param moves writes of valid states
 * @param refusals writes of values that are no state
 */
record Territory(List<DeviceState> states, List<Start> starts, List<Walk> moves, List<Walk> refusals) {

    Optional<Walk> move(Start start, DeviceState to) {
        return moves.stream()
                .filter(walk -> walk.start().equals(start) && walk.to().equals(to))
                .findFirst();
    }

    /** From each valid state to each other one, with nothing in between: what the orders are compared by. */
    List<Walk> pairs() {
        return moves.stream()
                .filter(walk -> !walk.start().loaded() && !walk.start().isError())
                .filter(walk -> !walk.from().equals(walk.to()))
                .toList();
    }

    List<Walk> refusals(Start start) {
        return refusals.stream().filter(walk -> walk.start().equals(start)).toList();
    }
}
