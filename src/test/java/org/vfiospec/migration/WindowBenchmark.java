package org.vfiospec.migration;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.DeviceState;

/**
 * An image of 256 MiB through the data window, out and in, next to a plain copy of the same bytes in segments of the
 * same size to a destination of the same kind: a save fills one buffer of the user again and again, a load fills 256
 * MiB that are kept. The heap is touched beforehand, so that no page of it is made while one of them is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx3g", "-Xms3g", "-XX:+UseParallelGC", "-XX:+AlwaysPreTouch"})
public class WindowBenchmark {
    private static final int SEGMENT = 128 << 10;
    private static final int COUNT = (256 << 20) / SEGMENT;

    private final ByteBuffer user = ByteBuffer.allocate(SEGMENT);
    private final List<byte[]> image = new ArrayList<>();
    private BigDevice device;
    private MigrationRegion region;

    @Setup(Level.Iteration)
    public void prepare() {
        image.clear();
        for (int i = 0; i < COUNT; i++) {
            byte[] segment = new byte[SEGMENT];
            segment[i % SEGMENT] = 1;
            image.add(segment);
        }
        device = new BigDevice(image, SEGMENT);
        region = new MigrationRegion(device, Reading.RECOMMENDED, new MigrationLog("driver", "big", new Trace()));
    }

    /** What a save has to be compared with. */
    @Benchmark
    public long copyOut() {
        long bytes = 0;
        for (byte[] segment : image) {
            user.clear().put(segment);
            bytes += user.position();
        }
        return bytes;
    }

    /** What a load has to be compared with. */
    @Benchmark
    public int copyIn() {
        List<byte[]> kept = new ArrayList<>();
        image.forEach(segment -> kept.add(segment.clone()));
        return kept.size();
    }

    @Benchmark
    public long save() {
        write(0, 4, DeviceState.STOP_AND_COPY.value());
        long bytes = 0;
        while (read(8) > 0) {
            long offset = read(16);
            user.clear().limit((int) read(24));
            bytes += region.read(offset, user);
        }
        return bytes;
    }

    @Benchmark
    public long load() {
        write(0, 4, DeviceState.RESUME.value());
        for (byte[] segment : image) {
            region.write(read(16), ByteBuffer.wrap(segment));
            write(24, 8, segment.length);
        }
        return device.received();
    }

    private long read(long offset) {
        ByteBuffer into = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        region.read(offset, into);
        return into.getLong(0);
    }

    private void write(long offset, int width, long value) {
        ByteBuffer from = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        region.write(offset, from.putLong(value).flip().limit(width));
    }

    /** Runs the benchmark. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(WindowBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
