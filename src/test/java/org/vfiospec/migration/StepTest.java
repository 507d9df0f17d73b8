package org.vfiospec.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.uapi.DeviceState.Bit.RUNNING;
import static org.vfiospec.uapi.DeviceState.Bit.SAVING;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.uapi.DeviceState;

class StepTest {
    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void passes_no_invalid_state_and_arrives(DeviceState from, DeviceState to) {
        List<DeviceState> passed = passed(from, to);

        assertThat(passed).allMatch(state -> state.isValid(0xf)).endsWith(to);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void lets_no_dma_out_between_two_quiet_states(DeviceState from, DeviceState to) {
        boolean quiet = from.isDmaQuiet() && to.isDmaQuiet();

        assertThat(passed(from, to)).allMatch(state -> !quiet || state.isDmaQuiet());
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void makes_no_pre_copy_out_of_stop_and_copy_on_the_way(DeviceState from, DeviceState to) {
        List<DeviceState> passed = new ArrayList<>(List.of(from));
        passed.addAll(passed(from, to));

        for (int i = 2; i < passed.size(); i++) {
            boolean wasStopped =
                    passed.get(i - 1).has(SAVING) && !passed.get(i - 1).has(RUNNING);
            assertThat(wasStopped && passed.get(i).equals(DeviceState.PRE_COPY)).isFalse();
        }
    }

    @Test
    void the_recommended_order_is_the_declared_one() {
        assertThat(Step.RECOMMENDED)
                .map(Step::toString)
                .containsExactly("NDMA", "!RUNNING", "!SAVING", "!RESUMING", "RESUMING", "RUNNING", "SAVING", "!NDMA");
    }

    private static List<DeviceState> passed(DeviceState from, DeviceState to) {
        List<DeviceState> states = new ArrayList<>();
        DeviceState now = from;
        for (Step step : Step.between(from, to, Step.RECOMMENDED)) {
            now = step.from(now);
            states.add(now);
        }
        return states;
    }

    private static Stream<Arguments> pairs() {
        List<DeviceState> states = DeviceState.valid(true);
        return states.stream()
                .flatMap(from -> states.stream().filter(to -> !to.equals(from)).map(to -> Arguments.of(from, to)));
    }
}
