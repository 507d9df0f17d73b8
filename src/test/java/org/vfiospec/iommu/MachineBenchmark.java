package org.vfiospec.iommu;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.Machines;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.Request;
import org.vfiospec.pci.shape.Scratch;
import org.vfiospec.pci.shape.Shape;
import org.vfiospec.trace.Trace;

/**
 * What a request costs: one page by DMA through a switch, the IOMMU and the ledger, and one register access through the
 * ledger, against a copy of the page between two arrays. Run {@link #main}; it takes about two minutes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class MachineBenchmark {
    private static final int PAGE = HostMemory.PAGE;

    @Param({"10", "1000", "100000"})
    int mappings;

    private final byte[] from = new byte[PAGE];
    private final byte[] to = new byte[PAGE];
    private final ByteBuffer page = ByteBuffer.wrap(from);
    private Fabric fabric;
    private Domain domain;
    private Request request;
    private Mmio registers;
    private long iova;

    /** A new machine each second, so that the ledger of the last one can go. */
    @Setup(Level.Iteration)
    public void build() {
        Trace trace = new Trace();
        fabric = new Fabric(trace, Platform.PLAIN);
        HostMemory memory = new HostMemory();
        Iommu iommu = new Iommu(fabric, memory, trace);
        PciFunction card = Shape.SWITCH_PORT_WITH_ACS.place(fabric.rootBus(0, 0), type -> Scratch.chip("card", type));
        fabric.boot();
        Machines.enable(card);
        domain = Domain.paging("user");
        IommuGroup group = iommu.groupOf(card).orElseThrow();
        group.claim(this);
        group.attach(domain);
        long physical = memory.allocate(PAGE);
        for (long i = 0; i < mappings; i++) {
            domain.map(i * 2 * PAGE, physical, PAGE, true, true);
        }
        iova = (mappings / 2) * 2L * PAGE;
        request = Request.write(card, iova, PAGE);
        registers = card.map(2, "guest");
    }

    @Benchmark
    public byte[] copyPage() {
        System.arraycopy(from, 0, to, 0, PAGE);
        return to;
    }

    @Benchmark
    public boolean dmaPage() {
        return fabric.issue(request, page);
    }

    /** Each time another page, so that the table is walked and not remembered. */
    @Benchmark
    public Translation translate() {
        iova = (iova + 2L * PAGE * 7919) % (2L * PAGE * mappings);
        return domain.translate(iova, true);
    }

    @Benchmark
    public long readRegister() {
        return registers.read(0x100, 4);
    }

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder().include("MachineBenchmark").build()).run();
    }
}
