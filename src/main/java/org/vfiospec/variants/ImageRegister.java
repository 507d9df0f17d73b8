package org.vfiospec.variants;

import static org.vfiospec.uapi.DeviceState.Bit.RESUMING;
import static org.vfiospec.uapi.DeviceState.Bit.RUNNING;
import static org.vfiospec.uapi.DeviceState.Bit.SAVING;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.vfiospec.migration.MigrationLog;
import org.vfiospec.migration.MigrationOperations;
import org.vfiospec.migration.StateRegister;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;

/** A register that does its work in one order and undoes nothing: when a work fails, those before it stay done. */
final class ImageRegister implements StateRegister {
    private static final int SUPPORTED = 0x7;

    private final MigrationOperations device;
    private final ImageWindow window;
    private final MigrationLog log;
    private final List<Work> order;
    private DeviceState state = DeviceState.RUN;

    /**
     * A part of a change.
     *
     * @param isDue whether it belongs to a change from one state to another
     * @param breaks whether the device is in error when it fails; the register shows the old state otherwise
     */
    private record Work(BiPredicate<DeviceState, DeviceState> isDue, Supplier<Errno> act, boolean breaks) {}

    ImageRegister(MigrationOperations device, ImageWindow window, MigrationLog log) {
        this.device = device;
        this.window = window;
        this.log = log;
        this.order = List.of(
                new Work(ImageRegister::stops, device::silenceDma, false),
                new Work(ImageRegister::stops, device::stop, true),
                new Work(ImageRegister::captures, window::save, false),
                new Work((from, to) -> to.has(RESUMING), window::open, false),
                new Work((from, to) -> from.has(RESUMING), window::load, true),
                new Work(ImageRegister::starts, device::start, false),
                new Work(ImageRegister::starts, device::allowDma, true));
    }

    private static boolean stops(DeviceState from, DeviceState to) {
        return from.has(RUNNING) && !to.has(RUNNING);
    }

    private static boolean starts(DeviceState from, DeviceState to) {
        return stops(to, from);
    }

    private static boolean captures(DeviceState from, DeviceState to) {
        return to.has(SAVING) && !to.has(RUNNING) && !from.equals(to);
    }

    @Override
    public DeviceState state() {
        return state;
    }

    @Override
    public boolean supportsNdma() {
        return false;
    }

    @Override
    public Errno write(DeviceState requested) {
        if (state.equals(DeviceState.ERROR) || !requested.isValid(SUPPORTED)) {
            return Errno.EINVAL;
        }
        return requested.equals(state) ? Errno.OK : move(requested);
    }

    private Errno move(DeviceState to) {
        for (Work work : order) {
            Errno outcome = work.isDue.test(state, to) ? work.act.get() : Errno.OK;
            if (outcome.failed()) {
                enter(work.breaks ? DeviceState.ERROR : state);
                return outcome;
            }
        }
        enter(to);
        return Errno.OK;
    }

    @Override
    public void reset() {
        device.afterReset();
        window.drop();
        enter(DeviceState.RUN);
    }

    private void enter(DeviceState next) {
        if (!next.equals(state)) {
            log.moved(state, next);
            state = next;
        }
    }
}
