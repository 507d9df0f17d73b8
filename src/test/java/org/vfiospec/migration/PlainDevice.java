package org.vfiospec.migration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.vfiospec.uapi.Errno;

/** A device that is two flags and some bytes; enough to see what a protocol asks for, in order. */
final class PlainDevice implements MigrationOperations {
    static final int SEGMENT = 8;

    final List<String> asked = new ArrayList<>();
    final List<byte[]> received = new ArrayList<>();
    final Deque<byte[]> offered = new ArrayDeque<>();
    boolean running = true;
    boolean silent;
    boolean saving;
    boolean loading;
    boolean badLoad;
    private final boolean ndma;

    PlainDevice(boolean ndma) {
        this.ndma = ndma;
    }

    private Errno did(String what) {
        asked.add(what);
        return Errno.OK;
    }

    @Override
    public boolean supportsNdma() {
        return ndma;
    }

    @Override
    public Errno silenceDma() {
        silent = true;
        return did("silence");
    }

    @Override
    public Errno allowDma() {
        silent = false;
        return did("allow");
    }

    @Override
    public Errno stop() {
        running = false;
        return did("stop");
    }

    @Override
    public Errno start() {
        running = true;
        return did("start");
    }

    @Override
    public Errno openSave(boolean whileRunning) {
        saving = true;
        offered.clear();
        if (whileRunning) {
            offered.add(new byte[] {1});
        }
        return did("open save");
    }

    @Override
    public Errno captureFinal() {
        offered.add(new byte[] {2, 2});
        offered.add(new byte[] {3, 3, 3});
        return did("capture");
    }

    @Override
    public long pending() {
        return offered.stream().mapToInt(segment -> segment.length).sum();
    }

    @Override
    public byte[] nextSegment() {
        return offered.isEmpty() ? new byte[0] : offered.remove();
    }

    @Override
    public Errno closeSave() {
        saving = false;
        offered.clear();
        return did("close save");
    }

    @Override
    public Errno openLoad() {
        loading = true;
        received.clear();
        return did("open load");
    }

    @Override
    public Errno acceptSegment(byte[] segment) {
        received.add(segment);
        return did("accept " + Arrays.toString(segment));
    }

    @Override
    public Errno completeLoad() {
        if (badLoad) {
            return Errno.EINVAL;
        }
        loading = false;
        return did("complete load");
    }

    @Override
    public void discardLoad() {
        loading = false;
        received.clear();
    }

    @Override
    public int segmentLimit() {
        return SEGMENT;
    }

    @Override
    public void afterReset() {
        running = true;
        silent = false;
        saving = false;
        loading = false;
        received.clear();
        offered.clear();
    }
}
