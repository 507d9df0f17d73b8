package org.vfiospec.spec.readings;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vfiospec.uapi.DeviceState;

/** Values of {@code device_state} that can be no state of a device: all of five bits, and samples of the rest. */
enum Values {
    BIT_3("8 to 12: bit 3 is set, valid only where NDMA is known", IntStream.rangeClosed(8, 12)),
    RESUMING_AND_RUNNING("5: RESUMING + RUNNING", IntStream.of(5)),
    ERROR("6: SAVING + RESUMING, the error state", IntStream.of(6)),
    ALL_THREE("7: SAVING + RESUMING + RUNNING", IntStream.of(7)),
    THE_SAME_WITH_BIT_3("13 to 15: the same three with bit 3", IntStream.rangeClosed(13, 15)),
    FIVE_BITS("16 to 31: bit 4 with every value of the others", IntStream.rangeClosed(16, 31)),
    ONE_HIGHER_BIT(
            "RUNNING with one of the bits 5 to 31", IntStream.range(5, 32).map(bit -> 1 | 1 << bit)),
    UPPER_BITS("0xf000, which the macro of the merged header takes for valid", IntStream.of(0xf000)),
    ALL_BITS("0xffffffff", IntStream.of(0xffff_ffff));

    private final String words;
    private final List<DeviceState> values;

    Values(String words, IntStream values) {
        this.words = words;
        this.values = values.mapToObj(DeviceState::new).toList();
    }

    /** Every such value that is not among {@code states}. */
    static List<DeviceState> refused(List<DeviceState> states) {
        return Stream.of(values())
                .flatMap(group -> group.values.stream())
                .filter(value -> !states.contains(value))
                .toList();
    }

    boolean has(DeviceState value) {
        return values.contains(value);
    }

    @Override
    public String toString() {
        return words;
    }
}
