package org.vfiospec.acc.guest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.Generation;
import org.vfiospec.acc.SecEntry;
import org.vfiospec.acc.SecEntry.Bd3;
import org.vfiospec.acc.ZipEntry;
import org.vfiospec.acc.driver.AccPfDriver;
import org.vfiospec.acc.hardware.AccPf;
import org.vfiospec.iommu.Domain;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.pci.shape.Shape;
import org.vfiospec.trace.Trace;
import org.vfiospec.vmm.GuestMemory;
import org.vfiospec.vmm.WiredDevice;

/** Jobs through queue, doorbell, fabric and IOMMU, next to the bare call on the same data. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx3g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class AccJobsBenchmark {
    private static final long IOVA = 0x1_4000_0000L;
    private static final int MEMORY = 16 << 20;

    @Param({"ZIP", "SEC"})
    public Engine engine;

    @Param({"4096", "65536"})
    public int bytes;

    private byte[] data;
    private AccPf chip;
    private AccGuestDriver guest;
    private Deflater deflater;
    private Cipher cipher;
    private byte[] output;

    /** A new machine for each iteration, since its ledger only grows. */
    @Setup(Level.Iteration)
    public void machine() throws Exception {
        data = new byte[bytes];
        Random random = new Random(1);
        for (int i = 0; i < bytes; i++) {
            data[i] = (byte) ('a' + random.nextInt(8));
        }
        output = new byte[2 * bytes];
        deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        cipher = Cipher.getInstance("AES/CTR/NoPadding");
        start();
    }

    private void start() {
        Fabric fabric = new Fabric(new Trace(), Platform.PLAIN);
        HostMemory memory = new HostMemory();
        Iommu iommu = new Iommu(fabric, memory, new Trace());
        chip = new AccPf(engine, Generation.V3);
        PciFunction pf = Shape.ROOT_BUS.place(fabric.rootBus(0, 0x75), type -> chip.chip("acc", type));
        fabric.boot();
        AccPfDriver driver = new AccPfDriver(engine, 1016, false, us -> {});
        driver.probe(pf);
        driver.enableVfs(pf, 2);
        PciFunction vf = pf.virtualFunctions().get(0);
        vf.config().write(ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_MASTER);
        long physical = memory.allocate(MEMORY);
        Domain domain = Domain.paging("benchmark");
        domain.map(IOVA, physical, MEMORY, true, true);
        iommu.groupOf(vf).orElseThrow().claim(this);
        iommu.groupOf(vf).orElseThrow().attach(domain);
        guest = new AccGuestDriver(engine, new Bulk(), 1);
        // Every event counts as an interrupt.
        guest.start(
                new WiredDevice("benchmark", vf.model().windows().get(2), vector -> vector == 0 ? 1 : 0),
                new Ram(memory, physical));
    }

    @Benchmark
    public int through_the_device() {
        guest.submit();
        while (chip.vf(0).work()) {
            // The chip works until the job is done.
        }
        guest.run();
        if (!guest.complaint().isEmpty() || guest.outstanding() != 0) {
            throw new IllegalStateException("the job is not done: " + guest.complaint());
        }
        return guest.completed();
    }

    @Benchmark
    public int bare_call() throws Exception {
        if (engine == Engine.SEC) {
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[32], "AES"), new IvParameterSpec(new byte[16]));
            return cipher.doFinal(data, 0, bytes, output);
        }
        deflater.reset();
        deflater.setInput(data);
        deflater.finish();
        return deflater.deflate(output);
    }

    /** The same job again and again; its result is looked at only for its status. */
    private final class Bulk implements Workload {
        @Override
        public int bufferSize() {
            return 3 * bytes + 64;
        }

        @Override
        public int queueType(int queue) {
            return 0;
        }

        @Override
        public Task prepare(int number, int queue, long buffers, GuestMemory memory) {
            if (number < 8) {
                memory.write(buffers, data);
            }
            ByteBuffer sqe = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
            return engine == Engine.ZIP ? zip(sqe, buffers) : sec(sqe, buffers);
        }

        private Task zip(ByteBuffer sqe, long buffers) {
            ZipEntry.INPUT_DATA_LENGTH.put(sqe, bytes);
            ZipEntry.FINISH.put(sqe, 1);
            ZipEntry.SQE_TYPE.put(sqe, 3);
            ZipEntry.REQUEST_TYPE.put(sqe, ZipEntry.DEFLATE);
            ZipEntry.DEST_AVAIL_OUT.put(sqe, 2L * bytes);
            ZipEntry.SOURCE.put(sqe, buffers);
            ZipEntry.DESTINATION.put(sqe, buffers + bytes);
            return new Task(sqe.array(), (done, ram) -> ZipEntry.STATUS.get(done) == 0 ? "" : "status");
        }

        private Task sec(ByteBuffer sqe, long buffers) {
            Bd3.TYPE.put(sqe, 3);
            Bd3.DESTINATION_ENABLE.put(sqe, 1);
            Bd3.CIPHER.put(sqe, SecEntry.ENCRYPT);
            Bd3.C_KEY_LENGTH.put(sqe, 2);
            Bd3.C_MODE.put(sqe, SecEntry.CTR);
            Bd3.C_ALGORITHM.put(sqe, SecEntry.AES);
            Bd3.C_LEN.put(sqe, bytes);
            Bd3.C_KEY.put(sqe, buffers + 3L * bytes);
            Bd3.C_IVIN.put(sqe, buffers + 3L * bytes + 32);
            Bd3.SOURCE.put(sqe, buffers);
            Bd3.DESTINATION.put(sqe, buffers + bytes);
            return new Task(sqe.array(), (done, ram) -> Bd3.DONE.get(done) == 1 ? "" : "status");
        }
    }

    /** Guest memory at an IOVA above 4 GiB. */
    private static final class Ram implements GuestMemory {
        private final HostMemory memory;
        private final long physical;
        private long next = IOVA;

        private Ram(HostMemory memory, long physical) {
            this.memory = memory;
            this.physical = physical;
        }

        @Override
        public long allocate(long size) {
            long address = next;
            next += size + 4095 & ~4095L;
            return address;
        }

        @Override
        public byte[] read(long address, int length) {
            byte[] read = new byte[length];
            memory.read(physical + address - IOVA, ByteBuffer.wrap(read));
            return read;
        }

        @Override
        public void write(long address, byte[] from) {
            memory.write(physical + address - IOVA, ByteBuffer.wrap(from));
        }
    }
}
