package org.vfiospec.mlx5;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.vfiospec.migration.MigrationOperations;
import org.vfiospec.uapi.Errno;

/**
 * Migrates a virtual function by firmware commands through its physical function.
 *
 * <p>Stopping is initiator first, then responder, so that a function that still asks can still be asked; starting is
 * the reverse. To be silent while running is to have the first of the two suspended.
 */
public final class Mlx5MigrationDriver implements MigrationOperations {
    private static final long STREAM_LIMIT = 1 << 30;

    private final CommandInterface firmware;
    private final int segmentLimit;
    private final Deque<byte[]> offered = new ArrayDeque<>();
    private final List<byte[]> received = new ArrayList<>();
    private boolean running = true;
    private boolean silent;
    private boolean tracking;

    Mlx5MigrationDriver(CommandInterface firmware, int segmentLimit) {
        this.firmware = firmware;
        this.segmentLimit = segmentLimit;
    }

    @Override
    public boolean supportsNdma() {
        return true;
    }

    @Override
    public Errno silenceDma() {
        Errno outcome = running && !silent ? firmware.run(Command.SUSPEND_INITIATOR) : Errno.OK;
        silent |= !outcome.failed();
        return outcome;
    }

    @Override
    public Errno allowDma() {
        Errno outcome = running && silent ? firmware.run(Command.RESUME_INITIATOR) : Errno.OK;
        silent &= outcome.failed();
        return outcome;
    }

    @Override
    public Errno stop() {
        if (!running) {
            return Errno.OK;
        }
        Errno outcome = both(Command.SUSPEND_INITIATOR, !silent, Command.SUSPEND_RESPONDER, true);
        if (outcome.failed() && !silent) {
            firmware.run(Command.RESUME_INITIATOR);
        }
        running = outcome.failed();
        return outcome;
    }

    @Override
    public Errno start() {
        if (running) {
            return Errno.OK;
        }
        Errno outcome = both(Command.RESUME_RESPONDER, true, Command.RESUME_INITIATOR, !silent);
        if (outcome.failed()) {
            firmware.run(Command.SUSPEND_RESPONDER);
        }
        running = !outcome.failed();
        return outcome;
    }

    private Errno both(Command first, boolean firstNeeded, Command second, boolean secondNeeded) {
        Errno outcome = firstNeeded ? firmware.run(first) : Errno.OK;
        return outcome.failed() || !secondNeeded ? outcome : firmware.run(second);
    }

    @Override
    public Errno openSave(boolean whileRunning) {
        offered.clear();
        return whileRunning ? save(Command.QUERY_FULL, Command.SAVE_FULL_AND_TRACK) : Errno.OK;
    }

    @Override
    public Errno captureFinal() {
        return tracking
                ? save(Command.QUERY_INCREMENTAL, Command.SAVE_INCREMENTAL)
                : save(Command.QUERY_FULL, Command.SAVE_FULL);
    }

    private Errno save(Command query, Command save) {
        CommandInterface.Result result = firmware.save(query, save);
        if (!result.errno().failed()) {
            offer(result.image());
            tracking = save.tracks();
        }
        return result.errno();
    }

    private void offer(byte[] image) {
        for (int at = 0; at < image.length; at += segmentLimit) {
            offered.add(Arrays.copyOfRange(image, at, Math.min(image.length, at + segmentLimit)));
        }
    }

    @Override
    public long pending() {
        long ready = offered.stream().mapToLong(segment -> segment.length).sum();
        return ready == 0 && tracking ? firmware.required(Command.QUERY_INCREMENTAL) : ready;
    }

    /** While the function runs, the next segment may first have to be made of what changed since the last. */
    @Override
    public Errno prepareSegment() {
        return offered.isEmpty() && tracking
                ? save(Command.QUERY_INCREMENTAL, Command.SAVE_INCREMENTAL_AND_TRACK)
                : Errno.OK;
    }

    @Override
    public byte[] nextSegment() {
        return offered.isEmpty() ? new byte[0] : offered.remove();
    }

    // A save without tracking whose result is dropped is the firmware's way to end tracking.
    @Override
    public Errno closeSave() {
        Errno outcome = tracking ? save(Command.QUERY_FULL, Command.SAVE_FULL) : Errno.OK;
        if (!outcome.failed()) {
            offered.clear();
        }
        return outcome;
    }

    @Override
    public Errno openLoad() {
        received.clear();
        return Errno.OK;
    }

    @Override
    public Errno acceptSegment(byte[] segment) {
        long length = received.stream().mapToLong(piece -> piece.length).sum() + segment.length;
        if (length > STREAM_LIMIT) {
            return Errno.ENOMEM;
        }
        received.add(segment);
        return Errno.OK;
    }

    /** Loads nothing unless all images are whole and undamaged; a stream of no bytes leaves the function as it is. */
    @Override
    public Errno completeLoad() {
        Optional<List<byte[]>> images = images(join());
        return images.map(this::load).orElse(Errno.EINVAL);
    }

    private Errno load(List<byte[]> images) {
        for (byte[] image : images) {
            Errno outcome = firmware.load(image);
            if (outcome.failed()) {
                return outcome;
            }
        }
        received.clear();
        return Errno.OK;
    }

    /** The images of a stream; empty if it breaks off, is damaged, or does not begin with a full image. */
    private static Optional<List<byte[]>> images(byte[] stream) {
        List<byte[]> images = new ArrayList<>();
        for (int at = 0; at < stream.length; ) {
            Optional<Image.Header> header = Image.check(stream, at);
            if (header.isEmpty() || at == 0 && header.get().incremental()) {
                return Optional.empty();
            }
            int end = at + (int) header.get().length();
            images.add(Arrays.copyOfRange(stream, at, end));
            at = end;
        }
        return Optional.of(images);
    }

    private byte[] join() {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        received.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    @Override
    public void discardLoad() {
        received.clear();
    }

    @Override
    public int segmentLimit() {
        return segmentLimit;
    }

    @Override
    public void afterReset() {
        offered.clear();
        received.clear();
        running = true;
        silent = false;
        tracking = false;
    }
}
