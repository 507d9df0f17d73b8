package org.vfiospec.migration;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.vfiospec.uapi.Capability;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationField;
import org.vfiospec.uapi.MigrationInfo;
import org.vfiospec.vfio.VendorRegion;

/**
 * The migration region of protocol v1 ({@code linux/vfio.h} of Linux 5.8 to 5.17): registers, then the data section.
 *
 * <p>All of it is trapped. A driver makes one for each open of its device and tells it of resets.
 */
public final class MigrationRegion implements VendorRegion {
    private static final int REGION_TYPE = 3;
    private static final int REGION_SUBTYPE = 1;
    private static final int CAP_NDMA = 6;
    private static final int FLAGS_READ_WRITE = 3;

    private final FaultInjection faults = new FaultInjection();
    private Runnable meanwhile = () -> {};
    private final MigrationOperations device;
    private final DataWindow window;
    private final StateRegister register;

    public MigrationRegion(MigrationOperations family, Reading reading, MigrationLog log) {
        this.device = new WatchedOperations(family, faults, log, () -> meanwhile.run());
        this.window = new DataWindow(device);
        this.register = new StateRegister(device, window, reading, log);
    }

    /** The device's state, without a system call. */
    public DeviceState state() {
        return register.state();
    }

    public FaultInjection faults() {
        return faults;
    }

    /**
     * Lets something happen after each operation, as the rest of a machine goes on while a driver works; a change of
     * several bits can be watched in between.
     */
    public void afterEachOperation(Runnable happens) {
        meanwhile = happens;
    }

    /** The function was reset: the device is in its default state and no session is open. */
    public void resetDone() {
        register.reset();
    }

    @Override
    public int type() {
        return REGION_TYPE;
    }

    @Override
    public int subtype() {
        return REGION_SUBTYPE;
    }

    @Override
    public long size() {
        return DataWindow.START + (long) device.segmentLimit();
    }

    @Override
    public int flags() {
        return FLAGS_READ_WRITE;
    }

    /** NDMA support is said by a capability that is not there otherwise; its number was proposed in the drafts. */
    @Override
    public List<Capability> capabilities() {
        return register.supportsNdma() ? List.of(Capability.bare(CAP_NDMA)) : List.of();
    }

    @Override
    public int read(long offset, ByteBuffer into) {
        if (offset >= MigrationInfo.SIZE) {
            return window.read(offset, into);
        }
        return MigrationField.at(offset, into.remaining())
                .map(field -> put(field.width(), value(field), into.order(ByteOrder.LITTLE_ENDIAN)))
                .orElse(Errno.EINVAL.result());
    }

    /** The field's value, or a negative errno. */
    private long value(MigrationField field) {
        return switch (field) {
            case DEVICE_STATE -> register.state().value();
            case RESERVED -> 0;
            case PENDING_BYTES -> window.pendingBytes();
            case DATA_OFFSET -> window.dataOffset();
            case DATA_SIZE -> window.dataSize();
        };
    }

    private static int put(int width, long value, ByteBuffer into) {
        if (value < 0) {
            return (int) value;
        }
        if (width == Integer.BYTES) {
            into.putInt((int) value);
        } else {
            into.putLong(value);
        }
        return width;
    }

    @Override
    public int write(long offset, ByteBuffer from) {
        if (offset >= MigrationInfo.SIZE) {
            return window.write(offset, from);
        }
        int width = from.remaining();
        return MigrationField.at(offset, width)
                .map(field -> write(field, from.order(ByteOrder.LITTLE_ENDIAN)))
                .map(errno -> errno.failed() ? errno.result() : width)
                .orElse(Errno.EINVAL.result());
    }

    private Errno write(MigrationField field, ByteBuffer from) {
        return switch (field) {
            case DEVICE_STATE -> register.write(new DeviceState(from.getInt()));
            case RESERVED -> Errno.OK;
            case PENDING_BYTES, DATA_OFFSET -> Errno.EINVAL;
            case DATA_SIZE -> window.commit(from.getLong());
        };
    }

    @Override
    public String nameOf(long offset) {
        return offset >= MigrationInfo.SIZE
                ? "data"
                : List.of(MigrationField.values()).stream()
                        .filter(field -> field.offset() == offset)
                        .map(MigrationField::toString)
                        .findFirst()
                        .orElse("");
    }
}
