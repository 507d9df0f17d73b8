package org.vfiospec.migration;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.vfiospec.uapi.Capability.Area;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;

/**
 * The part of the migration region through which the stream passes, one segment at a time.
 *
 * <p>The texts define the order of accesses and leave open what breaks it; here every broken order is {@code EINVAL}
 * and disturbs nothing, except that reading {@code pending_bytes} always acknowledges a prepared segment.
 */
public final class SegmentWindow implements DataWindow {
    private enum Phase {
        CLOSED,
        INITIAL,
        STARTED,
        DATA_PREPARED,
        FINISHED,
        LOADING
    }

    private final MigrationOperations device;
    private final DataSection section;
    private Phase phase = Phase.CLOSED;

    public SegmentWindow(MigrationOperations device, DataSection section) {
        this.device = device;
        this.section = section;
    }

    boolean isSaving() {
        return phase != Phase.CLOSED && phase != Phase.LOADING;
    }

    /** Begins a stream for the new state; a session that the protocol never ended is forgotten. */
    Errno openSave(DeviceState target) {
        return enter(Phase.INITIAL, device.openSave(target.has(DeviceState.Bit.RUNNING)));
    }

    /** Takes what is left; a segment that is on its way stays where it is. */
    Errno captureFinal() {
        return device.captureFinal();
    }

    Errno closeSave() {
        return enter(Phase.CLOSED, device.closeSave());
    }

    Errno openLoad() {
        Errno opened = enter(Phase.LOADING, device.openLoad());
        if (!opened.failed()) {
            section.expect();
        }
        return opened;
    }

    Errno completeLoad() {
        return enter(Phase.CLOSED, device.completeLoad());
    }

    /** Begins the round of a saving user anew, whatever segment was on its way. */
    public void startOver() {
        if (isSaving()) {
            enter(Phase.INITIAL, Errno.OK);
        }
    }

    /** Ends whatever session there is, asking the device for nothing. */
    void forget() {
        enter(Phase.CLOSED, Errno.OK);
    }

    private Errno enter(Phase next, Errno outcome) {
        if (!outcome.failed()) {
            phase = next;
            section.clear();
        }
        return outcome;
    }

    /** Bytes left; also the sign that the segment before has been collected. */
    @Override
    public long pendingBytes() {
        if (!isSaving()) {
            return 0;
        }
        if (phase == Phase.DATA_PREPARED) {
            section.clear();
        }
        long pending = device.pending();
        phase = pending > 0 ? Phase.STARTED : Phase.FINISHED;
        return pending;
    }

    /** Where the next segment lies, once it is there. */
    @Override
    public long dataOffset() {
        return switch (phase) {
            case STARTED -> prepare();
            case DATA_PREPARED, LOADING -> section.offset();
            case CLOSED, INITIAL, FINISHED -> Errno.EINVAL.result();
        };
    }

    private long prepare() {
        Errno prepared = device.prepareSegment();
        if (prepared.failed()) {
            return prepared.result();
        }
        section.offer(device.nextSegment());
        phase = Phase.DATA_PREPARED;
        return section.offset();
    }

    /** Length of the prepared segment. */
    @Override
    public long dataSize() {
        return phase == Phase.DATA_PREPARED ? section.length() : Errno.EINVAL.result();
    }

    /** The user has written a segment of {@code length} bytes: the device takes it before this returns. */
    @Override
    public Errno commit(long length) {
        boolean fits = phase == Phase.LOADING && length >= 0 && length <= section.length();
        return fits ? device.acceptSegment(section.take((int) length)) : Errno.EINVAL;
    }

    @Override
    public int read(long offset, ByteBuffer into) {
        boolean there = phase == Phase.DATA_PREPARED && section.covers(offset, into.remaining());
        return there ? section.read(offset, into) : Errno.EINVAL.result();
    }

    @Override
    public int write(long offset, ByteBuffer from) {
        boolean room = phase == Phase.LOADING && section.covers(offset, from.remaining());
        return room ? section.write(offset, from) : Errno.EINVAL.result();
    }

    @Override
    public long end() {
        return section.end();
    }

    @Override
    public List<Area> mappable() {
        return section.mappable();
    }

    @Override
    public Optional<ByteBuffer> memory(long offset, long length) {
        return section.memory(offset, length);
    }
}
