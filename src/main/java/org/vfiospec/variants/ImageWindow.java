package org.vfiospec.variants;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Supplier;
import org.vfiospec.migration.DataWindow;
import org.vfiospec.migration.MigrationOperations;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationInfo;

/**
 * A window that moves over one image in kernel memory, the same for both directions.
 *
 * <p>The image stays until a load begins or the device is reset, whatever becomes of {@code SAVING}.
 */
final class ImageWindow implements DataWindow {
    static final int SIZE = 128 << 10;

    private static final int PAGE = 4096;

    private final MigrationOperations device;
    private final Supplier<DeviceState> state;
    private byte[] image = {};
    private int length;
    private int start;
    /** Whether data_size has been read or written since pending_bytes was read. */
    private boolean sizeTouched;

    ImageWindow(MigrationOperations device, Supplier<DeviceState> state) {
        this.device = device;
        this.state = state;
    }

    /** An image that is there is not taken again. */
    Errno save() {
        if (length > 0) {
            return Errno.OK;
        }
        Errno opened = device.openSave(false);
        Errno captured = opened.failed() ? opened : device.captureFinal();
        if (!captured.failed()) {
            for (byte[] piece = device.nextSegment(); piece.length > 0; piece = device.nextSegment()) {
                append(piece);
            }
        }
        return captured;
    }

    private void append(byte[] piece) {
        reserve(length + piece.length);
        System.arraycopy(piece, 0, image, length, piece.length);
        length += piece.length;
    }

    private void reserve(int bytes) {
        image = image.length < bytes ? Arrays.copyOf(image, bytes) : image;
    }

    Errno open() {
        drop();
        reserve(SIZE);
        return device.openLoad();
    }

    void drop() {
        image = new byte[0];
        length = 0;
        start = 0;
        sizeTouched = false;
    }

    /** There is nothing to do if nothing came. */
    Errno load() {
        if (length == 0) {
            return Errno.OK;
        }
        Errno accepted = device.acceptSegment(Arrays.copyOf(image, length));
        return accepted.failed() ? accepted : device.completeLoad();
    }

    /** The number is that of before the window moves on, so that the end shows first as a segment of no bytes. */
    @Override
    public long pendingBytes() {
        if (state.get().equals(DeviceState.PRE_COPY)) {
            return 0;
        }
        int left = length - start;
        if (sizeTouched) {
            start += Math.min(SIZE, left);
        }
        sizeTouched = false;
        return left;
    }

    @Override
    public long dataOffset() {
        return MigrationInfo.SIZE;
    }

    @Override
    public long dataSize() {
        if (!state.get().equals(DeviceState.STOP_AND_COPY)) {
            return Errno.EINVAL.result();
        }
        sizeTouched = true;
        return Math.min(SIZE, length - start);
    }

    @Override
    public Errno commit(long bytes) {
        if (!state.get().equals(DeviceState.RESUME) || bytes < 0 || bytes > SIZE) {
            return Errno.EINVAL;
        }
        length += (int) bytes;
        start += (int) bytes;
        sizeTouched = true;
        reserve(start + SIZE);
        return Errno.OK;
    }

    // Each page is copied to the beginning of the user's buffer, where it covers the one before.
    @Override
    public int read(long offset, ByteBuffer into) {
        int count = into.remaining();
        int from = (int) offset - MigrationInfo.SIZE;
        if (from + count > Math.min(SIZE, length - start)) {
            return Errno.EINVAL.result();
        }
        int begin = into.position();
        for (int at = start + from, end = at + count; at < end; ) {
            int page = Math.min(PAGE - at % PAGE, end - at);
            into.put(begin, image, at, page);
            at += page;
        }
        return count;
    }

    @Override
    public int write(long offset, ByteBuffer from) {
        int count = from.remaining();
        int at = (int) offset - MigrationInfo.SIZE;
        if (at + count > SIZE || start + at + count > image.length) {
            return Errno.EINVAL.result();
        }
        from.get(image, start + at, count);
        return count;
    }

    @Override
    public long end() {
        return MigrationInfo.SIZE + SIZE;
    }
}
