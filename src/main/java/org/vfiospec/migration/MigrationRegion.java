package org.vfiospec.migration;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.vfiospec.uapi.Capability;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationField;
import org.vfiospec.uapi.MigrationInfo;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.vfio.VendorRegion;

/**
 * The migration region of protocol v1 ({@code linux/vfio.h} of Linux 5.8 to 5.17): registers, then the data section.
 *
 * <p>Its registers are trapped. A driver makes one for each open of its device and tells it of resets.
 */
public final class MigrationRegion implements VendorRegion {
    private static final int REGION_TYPE = 3;
    private static final int REGION_SUBTYPE = 1;
    private static final int CAP_NDMA = 6;
    private static final int FLAGS_READ_WRITE = 3;

    private final FaultInjection faults = new FaultInjection();
    private Runnable meanwhile = () -> {};
    private int atWork;
    private boolean resetWaits;
    private final RegionParts parts;

    public MigrationRegion(MigrationOperations family, RegionDesign design, MigrationLog log) {
        this.parts = design.build(new WatchedOperations(family, faults, log, () -> meanwhile.run()), log);
    }

    /** The device's state, without a system call. */
    public DeviceState state() {
        return parts.register().state();
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

    /**
     * The function was reset: the device is in its default state and no session is open. An access that is at work is
     * finished first, as the driver's state mutex has it ({@code deferred_reset}).
     */
    public void resetDone() {
        resetWaits = true;
        settle();
    }

    private int serially(IntSupplier access) {
        atWork++;
        int result = access.getAsInt();
        atWork--;
        settle();
        return result;
    }

    private void settle() {
        if (resetWaits && atWork == 0) {
            resetWaits = false;
            parts.register().reset();
        }
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
        return parts.window().end();
    }

    @Override
    public int flags() {
        return parts.window().mappable().isEmpty() ? FLAGS_READ_WRITE : FLAGS_READ_WRITE | RegionInfo.FLAG_MMAP;
    }

    /** NDMA support is said by a capability that is not there otherwise; its number was proposed in the drafts. */
    @Override
    public List<Capability> capabilities() {
        List<Capability> all = new ArrayList<>();
        if (!parts.window().mappable().isEmpty()) {
            all.add(Capability.sparseMmap(parts.window().mappable()));
        }
        if (parts.register().supportsNdma()) {
            all.add(Capability.bare(CAP_NDMA));
        }
        return all;
    }

    @Override
    public int read(long offset, ByteBuffer into) {
        return serially(() -> fetch(offset, into));
    }

    private int fetch(long offset, ByteBuffer into) {
        if (offset >= MigrationInfo.SIZE) {
            return parts.window().read(offset, into);
        }
        return MigrationField.at(offset, into.remaining())
                .map(field -> put(field.width(), parts.read(field), into.order(ByteOrder.LITTLE_ENDIAN)))
                .orElse(Errno.EINVAL.result());
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
        return serially(() -> store(offset, from));
    }

    private int store(long offset, ByteBuffer from) {
        if (offset >= MigrationInfo.SIZE) {
            return parts.window().write(offset, from);
        }
        int width = from.remaining();
        return MigrationField.at(offset, width)
                .map(field -> parts.write(field, take(width, from.order(ByteOrder.LITTLE_ENDIAN))))
                .map(errno -> errno.failed() ? errno.result() : width)
                .orElse(Errno.EINVAL.result());
    }

    private static long take(int width, ByteBuffer from) {
        return width == Integer.BYTES ? from.getInt() : from.getLong();
    }

    @Override
    public Optional<ByteBuffer> memory(long offset, long length) {
        return parts.window().memory(offset, length);
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
