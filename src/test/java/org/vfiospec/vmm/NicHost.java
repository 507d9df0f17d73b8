package org.vfiospec.vmm;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.migration.Reading;
import org.vfiospec.mlx5.Mlx5GuestDriver;
import org.vfiospec.mlx5.Mlx5Pf;
import org.vfiospec.mlx5.Mlx5VfioDriver;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.pci.shape.Shape;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.core.Kernel;
import org.vfiospec.vfio.pci.VfioPciDriver;
import org.vfiospec.vfio.process.VmmProcess;

/** A host with two network functions that user space can have. */
final class NicHost {
    private static final int WINDOW = 4096;

    final List<Mlx5VfioDriver> drivers = new ArrayList<>();
    private final Trace trace;
    private final Fabric fabric;
    private final Kernel kernel;
    private final PciFunction pf;

    NicHost(Trace trace) {
        this.trace = trace;
        this.fabric = new Fabric(trace, Platform.PLAIN);
        this.kernel = new Kernel(new Iommu(fabric, new HostMemory(), trace), trace);
        Mlx5Pf chip = new Mlx5Pf(List.of("nic0", "nic1"), 4);
        pf = Shape.ROOT_PORT_WITH_ACS.place(fabric.rootBus(0, 0x80), type -> chip.chip("nic", type));
        fabric.boot();
        pf.config().write(ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_MEMORY | ConfigSpace.COMMAND_MASTER);
        pf.sriov().enable("test", 2);
        pf.virtualFunctions().forEach(this::give);
    }

    private void give(PciFunction vf) {
        Mlx5VfioDriver driver = new Mlx5VfioDriver(kernel, Reading.RECOMMENDED, WINDOW);
        drivers.add(driver);
        Errno bound = kernel.bind(vf, VfioPciDriver.of(kernel, List.of(vf.id()), () -> driver));
        if (bound.failed()) {
            throw new IllegalStateException(bound.name());
        }
    }

    /** A VMM that has opened the functions with these names. */
    Vmm vmm(String... names) {
        VmmProcess process = kernel.process("VMM");
        Vmm vmm = new Vmm(process, process.thread("guest"), this::work, trace);
        for (String name : names) {
            PciFunction function = fabric.function(name).orElseThrow();
            int group = kernel.iommu().groupOf(function).orElseThrow().id();
            vmm.open(name, function.bdf().toString(), group);
        }
        return vmm;
    }

    private void work() {
        pf.virtualFunctions().forEach(vf -> vf.model().work());
    }

    /** A VMM with a guest that keeps all its functions busy. */
    Vmm busy(String... names) {
        Vmm vmm = vmm(names);
        Guest guest = new Guest();
        for (String name : names) {
            guest.install(name, new Mlx5GuestDriver());
        }
        vmm.start(guest, true);
        for (String name : names) {
            guest.keepBusy(name);
        }
        vmm.pass(50);
        return vmm;
    }
}
