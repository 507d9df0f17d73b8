package org.vfiospec.variants;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.vfiospec.migration.DataWindow;
import org.vfiospec.migration.MigrationOperations;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationInfo;

/**
 * A window onto one structure that is never cleared; each read of data makes {@code pending_bytes} fall, and each write
 * makes it rise.
 */
final class StructWindow implements DataWindow {
    private final MigrationOperations device;
    private final byte[] data;
    private long pending;
    private long offset = MigrationInfo.SIZE;
    private long size;

    StructWindow(MigrationOperations device) {
        this.device = device;
        this.data = new byte[device.segmentLimit()];
        this.size = data.length;
    }

    Errno preSave() {
        Errno opened = device.openSave(true);
        return opened.failed() ? opened : take();
    }

    Errno save() {
        Errno opened = device.openSave(false);
        Errno captured = opened.failed() ? opened : device.captureFinal();
        return captured.failed() ? captured : take();
    }

    private Errno take() {
        byte[] segment = device.nextSegment();
        System.arraycopy(segment, 0, data, 0, segment.length);
        size = segment.length;
        pending = segment.length;
        return Errno.OK;
    }

    /** Nothing is loaded if the last thing that came was the match data, which leave a length of 0 behind. */
    Errno load() {
        return size == 0 ? Errno.OK : device.completeLoad();
    }

    @Override
    public long pendingBytes() {
        return pending;
    }

    @Override
    public long dataOffset() {
        return offset;
    }

    Errno moveTo(long value) {
        offset = value;
        return Errno.OK;
    }

    @Override
    public long dataSize() {
        return size;
    }

    /** The length is noted in every state, and looked at in one. */
    Errno commit(long length, boolean resuming) {
        size = length;
        return resuming ? commit(length) : Errno.OK;
    }

    // The posting compares match data, and takes a whole structure as it is.
    @Override
    public Errno commit(long length) {
        if (length < 0 || length > data.length) {
            return Errno.OK;
        }
        Errno accepted = device.acceptSegment(Arrays.copyOf(data, (int) length));
        boolean whole = length == data.length;
        if (!accepted.failed() && !whole) {
            pending = 0;
            size = 0;
        }
        return whole ? Errno.OK : accepted;
    }

    @Override
    public int read(long at, ByteBuffer into) {
        int count = into.remaining();
        if (!covers(at, count)) {
            return Errno.EINVAL.result();
        }
        into.put(data, (int) (at - offset), count);
        pending -= count;
        return count;
    }

    @Override
    public int write(long at, ByteBuffer from) {
        int count = from.remaining();
        if (!covers(at, count)) {
            return Errno.EINVAL.result();
        }
        from.get(data, (int) (at - offset), count);
        pending += count;
        return count;
    }

    // Simplified: the posting looks at the beginning only, and what goes beyond the structure hits kernel memory.
    private boolean covers(long at, int count) {
        return at >= offset && at - offset <= data.length - count;
    }

    @Override
    public long end() {
        return MigrationInfo.SIZE + (long) data.length;
    }
}
