package org.vfiospec.migration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.vfiospec.uapi.Errno;

/** A stopped device with a large image, and nothing else. */
final class BigDevice implements MigrationOperations {
    private final Deque<byte[]> offered;
    private final List<byte[]> taken = new ArrayList<>();
    private final int segment;
    private long pending;

    BigDevice(List<byte[]> image, int segment) {
        this.offered = new ArrayDeque<>(image);
        this.segment = segment;
        this.pending = image.stream().mapToLong(piece -> piece.length).sum();
    }

    long received() {
        return taken.stream().mapToLong(piece -> piece.length).sum();
    }

    @Override
    public Errno stop() {
        return Errno.OK;
    }

    @Override
    public Errno start() {
        return Errno.OK;
    }

    @Override
    public Errno openSave(boolean running) {
        return Errno.OK;
    }

    @Override
    public Errno captureFinal() {
        return Errno.OK;
    }

    @Override
    public long pending() {
        return pending;
    }

    @Override
    public byte[] nextSegment() {
        byte[] next = offered.remove();
        pending -= next.length;
        return next;
    }

    @Override
    public Errno closeSave() {
        return Errno.OK;
    }

    @Override
    public Errno openLoad() {
        return Errno.OK;
    }

    @Override
    public Errno acceptSegment(byte[] piece) {
        taken.add(piece);
        return Errno.OK;
    }

    @Override
    public Errno completeLoad() {
        return Errno.OK;
    }

    @Override
    public void discardLoad() {
        taken.clear();
    }

    @Override
    public int segmentLimit() {
        return segment;
    }

    @Override
    public void afterReset() {
        taken.clear();
    }
}
