package org.vfiospec.spec.topology;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.vfiospec.iommu.Domain;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.iommu.IommuGroup;
import org.vfiospec.pci.Bus;
import org.vfiospec.pci.Chip;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.Request;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.pci.config.PortType;
import org.vfiospec.pci.shape.Scratch;
import org.vfiospec.pci.shape.Tree;
import org.vfiospec.trace.Dma;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.Errno;

/**
 * A machine grown from a tree, whose functions have plain registers. A function called {@code PF} brings two virtual
 * functions forth.
 */
public final class Bench {
    /** The IOVA of the one page that {@link #lend} maps. */
    static final long IOVA = 0x10_0000;

    /** What every function of a bench is by vendor and device. */
    static final DeviceId CHIP = DeviceId.of(0x1af4, 0x0001);

    private static final int REGISTERS = 2;
    private static final int VFS = 2;
    private static final String KERNEL = "kernel";

    private final Trace trace;
    private final Fabric fabric;
    private final HostMemory memory = new HostMemory();
    private final Iommu iommu;
    private final Bus root;

    private Bench(Trace trace, Platform platform) {
        this.trace = trace;
        this.fabric = new Fabric(trace, platform);
        this.iommu = new Iommu(fabric, memory, trace);
        this.root = fabric.rootBus(0, 0);
    }

    /** A machine that has booted. */
    public static Bench of(String tree, Platform platform, Trace trace) {
        return of(tree, platform, trace, true);
    }

    /** The same, with or without an IOMMU in front of its root bus. */
    static Bench of(String tree, Platform platform, Trace trace, boolean translated) {
        Bench bench = new Bench(trace, platform);
        if (!translated) {
            bench.iommu.leaveUncovered(bench.root);
        }
        Tree.parse(tree).plant(bench.root, Bench::chip);
        bench.start();
        return bench;
    }

    private static Chip chip(String name, PortType type) {
        return name.equals("PF") ? Scratch.physical(name, type, VFS, 1, 1) : Scratch.chip(name, type);
    }

    private void start() {
        fabric.boot();
        fabric.function("PF").ifPresent(physical -> physical.sriov().enable(KERNEL, VFS));
        fabric.functions().forEach(Bench::enable);
    }

    /** What drivers do when they take a function over. */
    private static void enable(PciFunction function) {
        ConfigSpace config = function.config();
        config.write(ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_MEMORY | ConfigSpace.COMMAND_MASTER);
        int ats = config.find(Capability.ATS);
        if (ats != 0) {
            config.write(ats + 6, 2, Capability.ATS_ENABLE);
        }
    }

    public Fabric fabric() {
        return fabric;
    }

    public Iommu iommu() {
        return iommu;
    }

    /** The function of that name; the one that is spoken of, {@code function}, is the first VF where there is a PF. */
    public PciFunction function(String name) {
        Optional<PciFunction> found = name.equals("function") ? spokenOf() : fabric.function(name);
        return found.orElseThrow(() -> new IllegalArgumentException("no function is called " + name));
    }

    private Optional<PciFunction> spokenOf() {
        return fabric.function("function").or(() -> fabric.function("PF VF 0"));
    }

    public IommuGroup group(String name) {
        return iommu.groupOf(function(name)).orElseThrow();
    }

    /** Gives the group of a function to a user, who maps one page of memory. */
    public Errno lend(String name) {
        IommuGroup group = group(name);
        Errno claimed = group.claim(this);
        if (claimed.failed()) {
            return claimed;
        }
        Domain domain = Iommu.withInterrupts(Domain.paging("VMM"));
        domain.map(IOVA, memory.allocate(HostMemory.PAGE), HostMemory.PAGE, true, true);
        return group.attach(domain);
    }

    /** Where an aim lies for a function, as an address on the wire. */
    long address(PciFunction from, Aim aim) {
        return switch (aim) {
            case OWN_REGISTERS -> from.bar(REGISTERS).address();
            case PEER -> peer(from).bar(REGISTERS).address();
            case PHYSICAL_FUNCTION -> from.physicalFunction().bar(REGISTERS).address();
            case MEMORY -> IOVA;
        };
    }

    private PciFunction peer(PciFunction from) {
        return from.isVirtual() ? function("PF VF 1") : function("peer");
    }

    /** One write of four bytes; returns what the ledger has of it. */
    public Dma write(String from, Aim aim, boolean markedTranslated) {
        PciFunction function = function(from);
        Request request = Request.write(function, address(function, aim), 4);
        return issue(markedTranslated ? request.asTranslated() : request);
    }

    /** One write of a function to the registers of another, by their bus address. */
    Dma write(PciFunction from, PciFunction to) {
        return issue(Request.write(from, to.bar(REGISTERS).address(), 4));
    }

    public Dma issue(Request request) {
        int mark = trace.mark();
        fabric.issue(request, ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));
        return trace.since(mark).stream()
                .filter(Dma.class::isInstance)
                .map(Dma.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** How many pages of memory somebody has written. */
    long writtenPages() {
        return memory.writtenPages();
    }

    public Trace trace() {
        return trace;
    }
}
