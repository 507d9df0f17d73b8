package org.vfiospec.migration;

import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;

/** {@code device_state}: what a write of it makes a driver do. */
public interface StateRegister {

    /** What a read gives. */
    DeviceState state();

    /** Whether bit 3 has a meaning, which the region then announces. */
    boolean supportsNdma();

    /** Refuses what may not be asked for, and carries out the rest before it returns. */
    Errno write(DeviceState requested);

    /** The function was reset, by whatever way. */
    void reset();
}
