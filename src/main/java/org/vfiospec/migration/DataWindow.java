package org.vfiospec.migration;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationInfo;

/**
 * The part of the migration region through which the stream passes, one segment at a time.
 *
 * <p>The texts define the order of accesses and leave open what breaks it; here every broken order is {@code EINVAL}
 * and disturbs nothing, except that reading {@code pending_bytes} always acknowledges a prepared segment.
 */
final class DataWindow {
    /** Where each segment lies in the region: behind the registers, never 0. */
    static final int START = MigrationInfo.SIZE;

    private enum Phase {
        CLOSED,
        INITIAL,
        STARTED,
        DATA_PREPARED,
        FINISHED,
        LOADING
    }

    private final MigrationOperations device;
    private Phase phase = Phase.CLOSED;
    private byte[] segment = {};

    DataWindow(MigrationOperations device) {
        this.device = device;
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
        segment = new byte[phase == Phase.LOADING ? device.segmentLimit() : segment.length];
        return opened;
    }

    Errno completeLoad() {
        return enter(Phase.CLOSED, device.completeLoad());
    }

    /** Ends whatever session there is, asking the device for nothing. */
    void forget() {
        enter(Phase.CLOSED, Errno.OK);
    }

    private Errno enter(Phase next, Errno outcome) {
        if (!outcome.failed()) {
            phase = next;
            segment = new byte[0];
        }
        return outcome;
    }

    /** Bytes left; also the sign that the segment before has been collected. */
    long pendingBytes() {
        if (!isSaving()) {
            return 0;
        }
        if (phase == Phase.DATA_PREPARED) {
            segment = new byte[0];
        }
        long pending = device.pending();
        phase = pending > 0 ? Phase.STARTED : Phase.FINISHED;
        return pending;
    }

    /** Where the next segment lies, once it is there. */
    long dataOffset() {
        return switch (phase) {
            case STARTED -> prepare();
            case DATA_PREPARED, LOADING -> START;
            case CLOSED, INITIAL, FINISHED -> Errno.EINVAL.result();
        };
    }

    private long prepare() {
        Errno prepared = device.prepareSegment();
        if (prepared.failed()) {
            return prepared.result();
        }
        segment = device.nextSegment();
        phase = Phase.DATA_PREPARED;
        return START;
    }

    /** Length of the prepared segment. */
    long dataSize() {
        return phase == Phase.DATA_PREPARED ? segment.length : Errno.EINVAL.result();
    }

    /** The user has written a segment of {@code length} bytes: the device takes it before this returns. */
    Errno commit(long length) {
        if (phase != Phase.LOADING || length < 0 || length > segment.length) {
            return Errno.EINVAL;
        }
        byte[] whole = segment;
        segment = new byte[whole.length];
        return device.acceptSegment(length == whole.length ? whole : Arrays.copyOf(whole, (int) length));
    }

    int read(long offset, ByteBuffer into) {
        if (phase != Phase.DATA_PREPARED || !covers(offset, into.remaining())) {
            return Errno.EINVAL.result();
        }
        int length = into.remaining();
        into.put(segment, (int) (offset - START), length);
        return length;
    }

    int write(long offset, ByteBuffer from) {
        if (phase != Phase.LOADING || !covers(offset, from.remaining())) {
            return Errno.EINVAL.result();
        }
        int length = from.remaining();
        from.get(segment, (int) (offset - START), length);
        return length;
    }

    private boolean covers(long offset, int length) {
        return offset >= START && offset - START <= segment.length - length;
    }
}
