package org.vfiospec.uapi;

import static org.vfiospec.uapi.DeviceState.Bit.NDMA;
import static org.vfiospec.uapi.DeviceState.Bit.RESUMING;
import static org.vfiospec.uapi.DeviceState.Bit.RUNNING;
import static org.vfiospec.uapi.DeviceState.Bit.SAVING;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The {@code device_state} word of migration protocol v1: the set of freedoms a device has at this moment. */
public record DeviceState(int value) {

    /** One bit, declared in the order in which it is printed, at the position the uAPI gives it. */
    public enum Bit {
        SAVING(1),
        RESUMING(2),
        NDMA(3),
        RUNNING(0);

        private final int mask;

        Bit(int position) {
            this.mask = 1 << position;
        }

        public int mask() {
            return mask;
        }
    }

    public static final DeviceState STOP = new DeviceState(0);
    public static final DeviceState RUN = of(RUNNING);
    public static final DeviceState STOP_AND_COPY = of(SAVING);
    public static final DeviceState PRE_COPY = of(SAVING, RUNNING);
    public static final DeviceState RESUME = of(RESUMING);
    /** A combination that cannot be asked for; the kernel uses it to say that only a reset helps. */
    public static final DeviceState ERROR = of(SAVING, RESUMING);

    public static final DeviceState PRE_COPY_NDMA = of(SAVING, NDMA, RUNNING);
    public static final DeviceState RUN_NDMA = of(NDMA, RUNNING);

    public static DeviceState of(Bit... bits) {
        return new DeviceState(Arrays.stream(bits).mapToInt(Bit::mask).reduce(0, (a, b) -> a | b));
    }

    public boolean has(Bit bit) {
        return (value & bit.mask) != 0;
    }

    public DeviceState with(Bit bit) {
        return new DeviceState(value | bit.mask);
    }

    public DeviceState without(Bit bit) {
        return new DeviceState(value & ~bit.mask);
    }

    /** Whether no DMA may leave the device: it is stopped, or told to start none. */
    public boolean isDmaQuiet() {
        return !has(RUNNING) || has(NDMA);
    }

    /** Whether a user may ask for this state on a device that understands the bits of {@code supported}. */
    public boolean isValid(int supported) {
        boolean known = (value & ~supported) == 0;
        return known && !(has(RESUMING) && (has(SAVING) || has(RUNNING)));
    }

    /** The five valid states, or all ten when the device supports NDMA, by value. */
    public static List<DeviceState> valid(boolean ndma) {
        int supported = ndma ? 0xf : 0x7;
        return IntStream.rangeClosed(0, supported)
                .mapToObj(DeviceState::new)
                .filter(state -> state.isValid(supported))
                .toList();
    }

    /** The names of the bits joined by {@code +}, since {@code |} separates the cells of a table; {@code 0} for none. */
    @Override
    public String toString() {
        String known =
                Arrays.stream(Bit.values()).filter(this::has).map(Bit::name).collect(Collectors.joining(" + "));
        int rest = value & ~0xf;
        String unknown = rest == 0 ? "" : "0x%x".formatted(rest);
        return value == 0 ? "0" : known + (known.isEmpty() || rest == 0 ? "" : " + ") + unknown;
    }
}
