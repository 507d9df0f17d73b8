package org.vfiospec.migration;

import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationField;

/** What is behind the fields of a migration region. */
public interface RegionParts {

    StateRegister register();

    DataWindow window();

    /** The value of a field, or {@code -errno}. */
    default long read(MigrationField field) {
        return switch (field) {
            case DEVICE_STATE -> register().state().value();
            case RESERVED -> 0;
            case PENDING_BYTES -> window().pendingBytes();
            case DATA_OFFSET -> window().dataOffset();
            case DATA_SIZE -> window().dataSize();
        };
    }

    /** Writes a field at its width. */
    default Errno write(MigrationField field, long value) {
        return switch (field) {
            case DEVICE_STATE -> register().write(new DeviceState((int) value));
            case RESERVED -> Errno.OK;
            case PENDING_BYTES, DATA_OFFSET -> Errno.EINVAL;
            case DATA_SIZE -> window().commit(value);
        };
    }

    /** Parts that answer as the clauses say. */
    record Plain(StateRegister register, DataWindow window) implements RegionParts {}
}
