package org.vfiospec.variants;

import org.vfiospec.migration.MigrationLog;
import org.vfiospec.migration.MigrationOperations;
import org.vfiospec.migration.RegionDesign;
import org.vfiospec.migration.RegionParts;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationField;

/**
 * The HiSilicon driver as it was posted with protocol v1, by version: one structure in kernel memory holds registers and
 * data, and a {@code switch} over the requested state does the rest.
 */
public enum HisiPosting implements RegionDesign {
    /** July 2021, {@code 20210702095849.1610-1-shameerali.kolothum.thodi@huawei.com}: 0 restarts the queues. */
    V2(MigrationOperations::start, Errno.OK),
    /** September 2021, {@code 20210915095037.1149-1-shameerali.kolothum.thodi@huawei.com}: 0 does nothing. */
    V3(device -> Errno.OK, Errno.EFAULT);

    /** What a write of a state does to the function. */
    interface Act {
        Errno on(MigrationOperations device);
    }

    private final Act halt;
    private final Errno reserved;

    HisiPosting(Act halt, Errno reserved) {
        this.halt = halt;
        this.reserved = reserved;
    }

    @Override
    public RegionParts build(MigrationOperations device, MigrationLog log) {
        StructWindow window = new StructWindow(device);
        return new Parts(new SwitchRegister(device, window, halt, log), window, reserved);
    }

    private record Parts(SwitchRegister register, StructWindow window, Errno reserved) implements RegionParts {
        @Override
        public long read(MigrationField field) {
            return field == MigrationField.RESERVED ? reserved.result() : RegionParts.super.read(field);
        }

        @Override
        public Errno write(MigrationField field, long value) {
            return switch (field) {
                case DEVICE_STATE -> RegionParts.super.write(field, value);
                case RESERVED -> reserved;
                case PENDING_BYTES -> Errno.EFAULT;
                case DATA_OFFSET -> window.moveTo(value);
                case DATA_SIZE -> window.commit(value, register.isResuming());
            };
        }
    }
}
