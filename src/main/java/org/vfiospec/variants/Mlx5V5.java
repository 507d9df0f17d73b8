package org.vfiospec.variants;

import java.util.function.Supplier;
import org.vfiospec.migration.DataWindow;
import org.vfiospec.migration.MigrationLog;
import org.vfiospec.migration.MigrationOperations;
import org.vfiospec.migration.RegionDesign;
import org.vfiospec.migration.RegionParts;
import org.vfiospec.migration.StateRegister;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationField;

/**
 * The mlx5 driver as posted on 27 October 2021, fifth version ({@code 20211027095658.144468-12-yishaih@nvidia.com}).
 *
 * <p>Fields that the clauses call read-only or reserved fail with {@code EFAULT}; {@code NDMA} is not known.
 */
public final class Mlx5V5 implements RegionDesign {

    private record Parts(StateRegister register, DataWindow window) implements RegionParts {
        @Override
        public long read(MigrationField field) {
            return field == MigrationField.RESERVED ? Errno.EFAULT.result() : RegionParts.super.read(field);
        }

        @Override
        public Errno write(MigrationField field, long value) {
            return switch (field) {
                case RESERVED, PENDING_BYTES, DATA_OFFSET -> Errno.EFAULT;
                case DEVICE_STATE, DATA_SIZE -> RegionParts.super.write(field, value);
            };
        }
    }

    @Override
    public RegionParts build(MigrationOperations device, MigrationLog log) {
        ImageRegister[] register = new ImageRegister[1];
        Supplier<DeviceState> state = () -> register[0].state();
        ImageWindow window = new ImageWindow(device, state);
        register[0] = new ImageRegister(device, window, log);
        return new Parts(register[0], window);
    }
}
