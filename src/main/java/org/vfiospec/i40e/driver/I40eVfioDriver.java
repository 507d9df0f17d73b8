package org.vfiospec.i40e.driver;

import java.util.List;
import java.util.Optional;
import org.vfiospec.migration.Migratable;
import org.vfiospec.migration.MigrationLog;
import org.vfiospec.migration.MigrationRegion;
import org.vfiospec.migration.RegionDesign;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.VariantDriver;
import org.vfiospec.vfio.VendorInterrupt;
import org.vfiospec.vfio.VendorRegion;
import org.vfiospec.vfio.core.DevicePages;
import org.vfiospec.vfio.core.Kernel;

/** i40e_vf for one VF: vfio-pci with a migration region, and a BAR 0 that is mapped or trapped as the driver needs. */
public final class I40eVfioDriver implements VariantDriver, Migratable {
    private static final String NAME = "i40e_vf";
    private static final int REGISTERS = 0;

    private final Kernel kernel;
    private final RegionDesign design;
    private final RemapInterrupt remap = new RemapInterrupt();
    private PciFunction function;
    private I40ePfDriver pf;
    private I40eMigrationDriver migration;
    private MigrationRegion region;

    public I40eVfioDriver(Kernel kernel, RegionDesign design) {
        this.kernel = kernel;
        this.design = design;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A VF whose PF has its own driver; the posted module did not look whether the function is a VF at all. */
    @Override
    public Errno probe(PciFunction candidate) {
        Optional<I40ePfDriver> parent = candidate.isVirtual()
                ? kernel.drivers()
                        .driverOf(candidate.physicalFunction())
                        .filter(I40ePfDriver.class::isInstance)
                        .map(I40ePfDriver.class::cast)
                : Optional.empty();
        function = candidate;
        parent.ifPresent(found -> pf = found);
        return parent.isPresent() ? Errno.OK : Errno.EINVAL;
    }

    @Override
    public Errno open() {
        Mmio pfRegisters = function.physicalFunction().map(REGISTERS, NAME);
        GuestPages memory = new Pages(kernel.pages(function));
        migration = new I40eMigrationDriver(pf, pfRegisters, function.virtualNumber(), remap, memory);
        region = new MigrationRegion(migration, design, new MigrationLog(NAME, function.name(), kernel.trace()));
        return Errno.OK;
    }

    @Override
    public List<VendorRegion> regions() {
        return List.of(region);
    }

    @Override
    public List<VendorInterrupt> interrupts() {
        return List.of(remap);
    }

    @Override
    public Mmio trapped(int bar, Mmio registers) {
        return bar == RemapInterrupt.BAR ? migration.trapped(registers) : registers;
    }

    /** While accesses trap, no way around the driver is given out. */
    @Override
    public long limit(int index, long size, Access access) {
        boolean aroundDriver = access == Access.MMAP || access == Access.IOEVENTFD;
        return index == RemapInterrupt.BAR && aroundDriver && remap.isTrapped() ? 0 : size;
    }

    @Override
    public void resetDone() {
        region.resetDone();
    }

    @Override
    public void close() {
        migration.afterReset();
    }

    @Override
    public MigrationRegion region() {
        return region;
    }

    private record Pages(DevicePages pages) implements GuestPages {
        @Override
        public Errno pin(long page) {
            return pages.pin(page);
        }

        @Override
        public void unpin(long page) {
            pages.unpin(page);
        }

        @Override
        public boolean read(long address, byte[] into) {
            return pages.read(address, into);
        }
    }
}
