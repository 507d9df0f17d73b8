package org.vfiospec.migration;

import static org.vfiospec.uapi.DeviceState.Bit.NDMA;
import static org.vfiospec.uapi.DeviceState.Bit.RESUMING;
import static org.vfiospec.uapi.DeviceState.Bit.RUNNING;
import static org.vfiospec.uapi.DeviceState.Bit.SAVING;

import java.util.List;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.DeviceState.Bit;

/**
 * One thing that changes when a state gives way to another.
 *
 * <p>The first eight are the bits, declared in the order that this specification recommends: it passes no invalid
 * state, lets no DMA out between two quiet states, and never makes pre-copy out of stop-and-copy. The last two are the
 * groups of two bits in which the drafts of November and December 2021 speak of saving.
 */
public enum Step {
    SET_NDMA(NDMA, true, "NDMA"),
    CLEAR_RUNNING(RUNNING, false, "!RUNNING"),
    CLEAR_SAVING(SAVING, false, "!SAVING"),
    CLEAR_RESUMING(RESUMING, false, "!RESUMING"),
    SET_RESUMING(RESUMING, true, "RESUMING"),
    SET_RUNNING(RUNNING, true, "RUNNING"),
    SET_SAVING(SAVING, true, "SAVING"),
    CLEAR_NDMA(NDMA, false, "!NDMA"),

    ENTER_PRE_COPY(SAVING, true, "SAVING + RUNNING") {
        @Override
        boolean holds(DeviceState state) {
            return state.has(SAVING) && state.has(RUNNING);
        }
    },
    ENTER_STOP_AND_COPY(SAVING, true, "SAVING + !RUNNING") {
        @Override
        boolean holds(DeviceState state) {
            return state.has(SAVING) && !state.has(RUNNING);
        }
    };

    /** The order this specification recommends. */
    public static final List<Step> RECOMMENDED = List.of(values()).subList(0, ENTER_PRE_COPY.ordinal());

    private final Bit bit;
    private final boolean set;
    private final String notation;

    Step(Bit bit, boolean set, String notation) {
        this.bit = bit;
        this.set = set;
        this.notation = notation;
    }

    /** Whether the group of bits that the step is named after holds in a state. */
    boolean holds(DeviceState state) {
        return state.has(bit) == set;
    }

    /** Whether the step is part of the way: its group holds in the new state and did not in the old one. */
    public boolean isDue(DeviceState from, DeviceState to) {
        return holds(to) && !holds(from);
    }

    /** The state after the step. */
    public DeviceState from(DeviceState state) {
        return set ? state.with(bit) : state.without(bit);
    }

    /** The steps of {@code order} that lead from one state to another. */
    public static List<Step> between(DeviceState from, DeviceState to, List<Step> order) {
        return order.stream().filter(step -> step.isDue(from, to)).toList();
    }

    /** The group as the mails write it, with {@code +} for {@code |}. */
    @Override
    public String toString() {
        return notation;
    }
}
