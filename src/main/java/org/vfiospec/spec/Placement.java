package org.vfiospec.spec;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.Generation;
import org.vfiospec.acc.PfWindow;
import org.vfiospec.acc.driver.AccPfDriver;
import org.vfiospec.acc.driver.AccVfioDriver;
import org.vfiospec.acc.driver.Edition;
import org.vfiospec.acc.hardware.AccPf;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.migration.Reading;
import org.vfiospec.pci.Bus;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.PciDriver;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.Request;
import org.vfiospec.pci.shape.Shape;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.core.Kernel;
import org.vfiospec.vfio.pci.VfioPciDriver;

/** A host with one ACC function in a place that a scenario chooses, started by its PF driver and owned by nobody. */
public final class Placement {
    private static final int REGISTERS = 2;
    private static final int REGION_SHIFT = 40;
    private static final int PF_QUEUES = 1016;

    private final Fabric fabric;
    private final Kernel kernel;
    private final PciFunction vf;

    private Placement(Fabric fabric, Kernel kernel, PciFunction vf) {
        this.fabric = fabric;
        this.kernel = kernel;
        this.vf = vf;
    }

    /** @param translated whether an IOMMU stands in front of the root bus */
    public static Placement of(Shape shape, Platform platform, boolean translated, Trace trace) {
        AccPfDriver driver = new AccPfDriver(Engine.ZIP, PF_QUEUES, false, us -> {});
        return of(shape, platform, translated, trace, Generation.V3, driver, pf -> driver.enableVfs(pf, 1));
    }

    /** The same on a root bus, of another generation. */
    public static Placement of(Generation generation, Trace trace) {
        AccPfDriver driver = new AccPfDriver(Engine.ZIP, PF_QUEUES, false, us -> {});
        return of(Shape.ROOT_BUS, Platform.PLAIN, true, trace, generation, driver, pf -> driver.enableVfs(pf, 1));
    }

    /** The same on a root bus, but its physical function has another driver, which brings the virtual one forth too. */
    public static Placement under(PciDriver foreign, Trace trace) {
        return of(
                Shape.ROOT_BUS,
                Platform.PLAIN,
                true,
                trace,
                Generation.V3,
                foreign,
                pf -> pf.sriov().enable(foreign.name(), 1));
    }

    private static Placement of(
            Shape shape,
            Platform platform,
            boolean translated,
            Trace trace,
            Generation generation,
            PciDriver driver,
            Function<PciFunction, Errno> enable) {
        Fabric fabric = new Fabric(trace, platform);
        Iommu iommu = new Iommu(fabric, new HostMemory(), trace);
        Kernel kernel = new Kernel(iommu, trace);
        Bus root = fabric.rootBus(0, 0x74);
        if (!translated) {
            iommu.leaveUncovered(root);
        }
        AccPf chip = new AccPf(Engine.ZIP, generation);
        PciFunction pf = shape.place(root, type -> chip.chip("zip", type));
        fabric.boot();
        Errno started = kernel.bind(pf, driver);
        Errno enabled = started.failed() ? started : enable.apply(pf);
        if (enabled.failed()) {
            throw new IllegalStateException("the function does not come up: " + enabled);
        }
        return new Placement(fabric, kernel, pf.virtualFunctions().get(0));
    }

    public PciFunction function() {
        return vf;
    }

    /** A user opens the function, which vfio-pci takes over; nothing of it is hidden then. */
    public Errno openPlainly() {
        kernel.device(vf).ifPresent(device -> kernel.unbind(vf));
        Errno bound = kernel.bind(vf, VfioPciDriver.plain(kernel));
        return bound.failed() ? bound : kernel.device(vf).orElseThrow().open();
    }

    /** What the window of the virtual function in the physical one holds, on chips that have one. */
    public List<Long> controlRegisters() {
        Mmio window = vf.physicalFunction().model().windows().get(REGISTERS);
        return LongStream.range(0, PfWindow.SIZE / 4)
                .mapToObj(word -> window.read(PfWindow.of(vf.virtualNumber() + 1) + 4 * word, 4))
                .toList();
    }

    /** The user who has opened the function writes four bytes of BAR 2; returns whether the kernel took them. */
    public boolean userWrites(long offset, int value) {
        ByteBuffer bytes =
                ByteBuffer.allocate(4).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(0, value);
        return kernel.device(vf).orElseThrow().write(bytes, ((long) REGISTERS << REGION_SHIFT) + offset) == 4;
    }

    /** A user opens the function, which the ACC migration driver has. */
    public Errno open() {
        Errno offered = offer();
        return offered.failed() ? offered : kernel.device(vf).orElseThrow().open();
    }

    /** Offers the function to the ACC migration driver. */
    public Errno offer() {
        VfioPciDriver driver = VfioPciDriver.of(
                kernel,
                List.of(vf.id()),
                () -> new AccVfioDriver(kernel, Reading.RECOMMENDED, Edition.CORRECTED, us -> {}));
        return kernel.bind(vf, driver);
    }

    /** Whether user space could have the function's group: no member has a driver that starts DMA. */
    public boolean isGroupViable() {
        return kernel.iommu().groupOf(vf).orElseThrow().members().stream()
                .allMatch(member -> kernel.drivers()
                        .driverOf(member)
                        .map(driver -> driver.managesDma())
                        .orElse(true));
    }

    /** The function writes four bytes to an offset of its own BAR 2, by the address that the BAR has on the bus. */
    public boolean writeOwnRegister(long offset, int value) {
        ByteBuffer bytes =
                ByteBuffer.allocate(4).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(0, value);
        return fabric.issue(Request.write(vf, vf.bar(REGISTERS).address() + offset, 4), bytes);
    }

    /** What the register there holds now. */
    public int register(long offset) {
        return (int) vf.model().windows().get(REGISTERS).read(offset, 4);
    }
}
