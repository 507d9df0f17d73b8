package org.vfiospec.mlx5;

import java.util.List;
import org.vfiospec.iommu.Domain;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.migration.FaultInjection;
import org.vfiospec.migration.Migratable;
import org.vfiospec.migration.MigrationLog;
import org.vfiospec.migration.MigrationRegion;
import org.vfiospec.migration.RegionDesign;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.VariantDriver;
import org.vfiospec.vfio.VendorRegion;
import org.vfiospec.vfio.core.Kernel;

/** The variant driver of a virtual function: offers it to user space, with a migration region. */
public final class Mlx5VfioDriver implements VariantDriver, Migratable {
    private static final DeviceId VIRTUAL_FUNCTION = DeviceId.of(0x15b3, 0x101e);

    private final Kernel kernel;
    private final RegionDesign design;
    private final int window;
    private PciFunction function;
    private Mlx5MigrationDriver device;
    private MigrationRegion region;

    /** @param window bytes of the data section, and so the largest segment */
    public Mlx5VfioDriver(Kernel kernel, RegionDesign design, int window) {
        this.kernel = kernel;
        this.design = design;
        this.window = window;
    }

    @Override
    public String name() {
        return "mlx5-vfio-pci";
    }

    /** Takes virtual functions only: firmware speaks about them through the physical function, which stays behind. */
    @Override
    public Errno probe(PciFunction candidate) {
        if (!candidate.isVirtual() || !VIRTUAL_FUNCTION.matches(candidate.id())) {
            return Errno.ENODEV;
        }
        function = candidate;
        device = new Mlx5MigrationDriver(firmware(candidate), window);
        region = newRegion();
        return Errno.OK;
    }

    private CommandInterface firmware(PciFunction candidate) {
        PciFunction physical = candidate.physicalFunction();
        Iommu iommu = kernel.iommu();
        Domain domain = iommu.groupOf(physical).orElseThrow().defaultDomain();
        CoherentMemory buffer = new CoherentMemory(iommu.memory(), domain);
        return new CommandInterface(physical.map(0, "mlx5_core"), candidate.virtualNumber(), buffer);
    }

    @Override
    public Errno open() {
        device.afterReset();
        region = newRegion();
        return Errno.OK;
    }

    private MigrationRegion newRegion() {
        return new MigrationRegion(device, design, new MigrationLog(name(), function.name(), kernel.trace()));
    }

    @Override
    public List<VendorRegion> regions() {
        return List.of(region);
    }

    @Override
    public void resetDone() {
        region.resetDone();
    }

    /** Where failures of this device's operations can be planned; a new one with each open. */
    public FaultInjection faults() {
        return region.faults();
    }

    @Override
    public MigrationRegion region() {
        return region;
    }
}
