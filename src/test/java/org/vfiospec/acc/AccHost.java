package org.vfiospec.acc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.vfiospec.acc.driver.AccPfDriver;
import org.vfiospec.acc.driver.AccVfioDriver;
import org.vfiospec.acc.driver.Edition;
import org.vfiospec.acc.hardware.AccPf;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.migration.Reading;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.shape.Shape;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.core.Kernel;
import org.vfiospec.vfio.pci.VfioPciDriver;
import org.vfiospec.vfio.process.VmmProcess;
import org.vfiospec.vmm.Vmm;

/** A whole host with one accelerator, its first VF in the hands of a VMM. */
final class AccHost {
    private static final int PF_QUEUES = 1016;
    private static final int VFS = 2;

    final Trace trace = new Trace();
    final AccPf chip;
    final PciFunction pf;
    final PciFunction vf;
    final AccVfioDriver driver;
    final Vmm vmm;
    private final Kernel kernel;

    AccHost(Engine engine, Generation generation, Edition edition) {
        Platform platform = Platform.PLAIN.withOnChip(List.of(DeviceId.of(Engine.VENDOR, engine.pfId())), List.of());
        Fabric fabric = new Fabric(trace, platform);
        kernel = new Kernel(new Iommu(fabric, new HostMemory(), trace), trace);
        chip = new AccPf(engine, generation);
        pf = Shape.ROOT_BUS.place(fabric.rootBus(0, 0x75), type -> chip.chip("acc", type));
        fabric.boot();
        AccPfDriver pfDriver = new AccPfDriver(engine, PF_QUEUES, false, us -> {});
        assertThat(kernel.bind(pf, pfDriver)).isEqualTo(Errno.OK);
        assertThat(pfDriver.enableVfs(pf, VFS)).isEqualTo(Errno.OK);
        vf = pf.virtualFunctions().get(0);
        driver = new AccVfioDriver(kernel, Reading.RECOMMENDED, edition, us -> {});
        assertThat(kernel.bind(vf, VfioPciDriver.of(kernel, AccVfioDriver.IDS, () -> driver)))
                .isEqualTo(Errno.OK);
        VmmProcess process = kernel.process("VMM");
        vmm = new Vmm(process, process.thread("guest"), () -> vf.model().work(), trace);
    }

    /** Gives the VF to the VMM. */
    AccHost opened() {
        int group = kernel.iommu().groupOf(vf).orElseThrow().id();
        vmm.open("acc0", vf.bdf().toString(), group);
        return this;
    }
}
