package org.vfiospec.spec.readings;

import java.util.List;
import java.util.stream.Stream;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.DeviceState.Bit;

/**
 * The situation in which a user writes {@code device_state}.
 *
 * @param loaded whether the device is {@code RESUMING} and has been given all data of another device
 */
record Start(DeviceState state, boolean loaded) {

    /** The valid states by value, then those that resume with all data written, then the error state. */
    static List<Start> all(List<DeviceState> valid) {
        return Stream.of(
                        valid.stream().map(state -> new Start(state, false)),
                        valid.stream().filter(state -> state.has(Bit.RESUMING)).map(state -> new Start(state, true)),
                        Stream.of(new Start(DeviceState.ERROR, false)))
                .flatMap(starts -> starts)
                .toList();
    }

    boolean isError() {
        return state.equals(DeviceState.ERROR);
    }

    /** Whether the device has been asked to resume and has seen no data. */
    boolean isUnfed() {
        return state.has(Bit.RESUMING) && !loaded && !isError();
    }

    /** The situation in names of runs. */
    String slug() {
        return state.value() + (loaded ? "-loaded" : "");
    }

    @Override
    public String toString() {
        if (isError()) {
            return "in error";
        }
        return state + (loaded ? ", all data written" : isUnfed() ? ", no data written" : "");
    }
}
