package org.vfiospec.variants;

import org.vfiospec.migration.MigrationLog;
import org.vfiospec.migration.MigrationOperations;
import org.vfiospec.migration.StateRegister;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.DeviceState.Bit;
import org.vfiospec.uapi.Errno;

/** A register that looks at the new state and, but for one case, not at the old one; a reset leaves it as it is. */
final class SwitchRegister implements StateRegister {
    private static final int SUPPORTED = 0x7;

    private final MigrationOperations device;
    private final StructWindow window;
    private final HisiPosting.Act halt;
    private final MigrationLog log;
    private DeviceState state = DeviceState.RUN;

    SwitchRegister(MigrationOperations device, StructWindow window, HisiPosting.Act halt, MigrationLog log) {
        this.device = device;
        this.window = window;
        this.halt = halt;
        this.log = log;
    }

    @Override
    public DeviceState state() {
        return state;
    }

    boolean isResuming() {
        return state.equals(DeviceState.RESUME);
    }

    @Override
    public boolean supportsNdma() {
        return false;
    }

    @Override
    public Errno write(DeviceState requested) {
        if (requested.equals(state)) {
            return Errno.OK;
        }
        Errno outcome = requested.isValid(SUPPORTED) ? act(requested) : Errno.EFAULT;
        if (!outcome.failed()) {
            log.moved(state, requested);
            state = requested;
        }
        return outcome;
    }

    private Errno act(DeviceState to) {
        boolean running = to.has(Bit.RUNNING);
        if (to.has(Bit.SAVING)) {
            return running ? window.preSave() : save();
        }
        if (running) {
            return isResuming() ? resume() : Errno.OK;
        }
        return to.has(Bit.RESUMING) ? Errno.OK : halt.on(device);
    }

    private Errno save() {
        Errno stopped = device.stop();
        Errno saved = stopped.failed() ? stopped : window.save();
        if (saved.failed() && !stopped.failed()) {
            device.start();
        }
        return saved;
    }

    private Errno resume() {
        Errno loaded = window.load();
        return loaded.failed() ? loaded : device.start();
    }

    /** The function is reset, and nobody tells the register. */
    @Override
    public void reset() {
        device.afterReset();
    }
}
