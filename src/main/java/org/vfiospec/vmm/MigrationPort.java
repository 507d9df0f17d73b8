package org.vfiospec.vmm;

import static org.vfiospec.uapi.MigrationField.DATA_OFFSET;
import static org.vfiospec.uapi.MigrationField.DATA_SIZE;
import static org.vfiospec.uapi.MigrationField.DEVICE_STATE;
import static org.vfiospec.uapi.MigrationField.PENDING_BYTES;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.vfiospec.uapi.Capability.Area;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationField;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.vfio.SystemCalls;

/** The migration region of an open device, from the user's side of the file. */
public final class MigrationPort {
    private static final int CAP_NDMA = 6;
    private static final int STATE_MASK = 0xf;

    private final DeviceFile file;
    private final DeviceFile.Region region;
    private final DataAccess data;

    private MigrationPort(DeviceFile file, DeviceFile.Region region, DataAccess data) {
        this.file = file;
        this.region = region;
        this.data = data;
    }

    /**
     * Finds the region by its type, never by an index; a device without one cannot be migrated.
     *
     * @param widest bytes that one read or write of data has at most
     */
    static Optional<MigrationPort> of(DeviceFile file, SystemCalls calls, int widest) {
        return file.regions().stream()
                .filter(MigrationPort::isMigration)
                .map(region -> new MigrationPort(file, region, new DataAccess(file, region, calls, widest)))
                .findFirst();
    }

    private static boolean isMigration(DeviceFile.Region region) {
        return region.isOfType(RegionInfo.TYPE_MIGRATION, RegionInfo.SUBTYPE_MIGRATION);
    }

    /** The index at which the kernel listed the region. */
    public int index() {
        return region.info().index();
    }

    public RegionInfo info() {
        return region.info();
    }

    /** Asks for a mapping of the first page, registers and all. */
    public Errno tryToMap() {
        return Errno.of(file.mmap(region.info().offset(), 4096));
    }

    /** Reads data through a mapping where there is one; the number of bytes, or {@code -errno}. */
    public int readData(long offset, ByteBuffer into) {
        return data.read(offset, into);
    }

    /** The parts of the data section that this VMM has mapped. */
    public List<Area> mapped() {
        return data.mapped();
    }

    public boolean announcesNdma() {
        return region.capability(CAP_NDMA).isPresent();
    }

    public DeviceState state() {
        return new DeviceState((int) get(DEVICE_STATE));
    }

    /** Changes the bits this VMM knows and keeps the rest, by read, modify and write. */
    public Errno set(DeviceState target) {
        int kept = state().value() & ~STATE_MASK;
        return put(DEVICE_STATE, kept | target.value());
    }

    /** Reads a field; the value, or {@code -errno}. */
    public long get(MigrationField field) {
        ByteBuffer into = Little.buffer(field.width());
        int result = file.pread(into, at(field.offset()));
        return result < 0 ? result : Little.value(into, field.width());
    }

    public Errno put(MigrationField field, long value) {
        return file.write(at(field.offset()), field.width(), value);
    }

    /** Reads any bytes of the region; the number of bytes, or {@code -errno}. */
    public int read(long offset, ByteBuffer into) {
        return file.pread(into, at(offset));
    }

    /** Writes any bytes of the region; the number of bytes, or {@code -errno}. */
    public int write(long offset, ByteBuffer from) {
        return file.pwrite(from, at(offset));
    }

    public long pending() {
        return get(PENDING_BYTES);
    }

    /** One round: the next segment, or nothing if there is none now. */
    public Optional<byte[]> fetch() {
        if (Refused.check("pending_bytes", pending()) == 0) {
            return Optional.empty();
        }
        long offset = Refused.check("data_offset", get(DATA_OFFSET));
        ByteBuffer segment = Little.buffer((int) Refused.check("data_size", get(DATA_SIZE)));
        Refused.check("data", data.read(offset, segment));
        return Optional.of(segment.array());
    }

    /** Hands one segment to a resuming device, in one piece. */
    public Errno push(byte[] segment) {
        long offset = get(DATA_OFFSET);
        return offset < 0 ? Errno.of(offset) : push(offset, segment);
    }

    /** The same, where it is known at which offset the segment goes. */
    Errno push(long offset, byte[] segment) {
        Errno placed = Errno.of(data.write(offset, ByteBuffer.wrap(segment)));
        return placed.failed() ? placed : put(DATA_SIZE, segment.length);
    }

    /** Writes the first bytes of a segment into the window and does not say that it is there. */
    public Errno place(byte[] segment, int length) {
        long offset = get(DATA_OFFSET);
        ByteBuffer part = ByteBuffer.wrap(segment, 0, length).slice();
        return Errno.of(offset < 0 ? offset : data.write(offset, part));
    }

    private long at(long offset) {
        return region.info().offset() + offset;
    }
}
