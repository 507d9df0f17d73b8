package org.vfiospec.mlx5;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfiospec.iommu.Domain;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.iommu.IommuGroup;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.pci.shape.Shape;
import org.vfiospec.trace.Trace;
import org.vfiospec.vmm.GuestDevice;
import org.vfiospec.vmm.GuestMemory;
import org.vfiospec.vmm.WiredDevice;

/** Two functions behind a root port with ACS, and a guest that owns both; no VFIO in between. */
final class Bench {
    static final int PAGES = 4;
    static final int SEGMENT = 4096;

    final Trace trace = new Trace();
    final Fabric fabric = new Fabric(trace, Platform.PLAIN);
    final HostMemory memory = new HostMemory();
    final Iommu iommu = new Iommu(fabric, memory, trace);
    final Mlx5Pf chip = new Mlx5Pf(List.of("nic0", "nic1"), PAGES);
    final PciFunction pf;
    final Domain guest = Domain.paging("guest");
    final Memory ram = new Memory();

    Bench() {
        pf = Shape.ROOT_PORT_WITH_ACS.place(fabric.rootBus(0, 0x10), type -> chip.chip("mlx0", type));
        fabric.boot();
        pf.config().write(ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_MEMORY | ConfigSpace.COMMAND_MASTER);
        pf.sriov().enable("test", 2);
        for (int i = 0; i < 2; i++) {
            vf(i).config().write(ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_MASTER);
            IommuGroup group = iommu.groupOf(vf(i)).orElseThrow();
            group.claim(this);
            group.attach(guest);
        }
    }

    PciFunction vf(int number) {
        return pf.virtualFunctions().get(number);
    }

    Mlx5Vf inside(int number) {
        return chip.inside(number);
    }

    Mlx5MigrationDriver driver(int number) {
        Domain domain = iommu.groupOf(pf).orElseThrow().defaultDomain();
        DmaBuffer buffer = new CoherentMemory(memory, domain);
        return new Mlx5MigrationDriver(new CommandInterface(pf.map(0, "mlx5"), number, buffer), SEGMENT);
    }

    void work(int steps) {
        for (int i = 0; i < steps; i++) {
            inside(0).work();
            inside(1).work();
        }
    }

    /** Guest memory where guest-physical and host-physical addresses are the same. */
    final class Memory implements GuestMemory {
        @Override
        public long allocate(long size) {
            long rounded = size + HostMemory.PAGE - 1 & -HostMemory.PAGE;
            long address = memory.allocate(rounded);
            guest.map(address, address, rounded, true, true);
            return address;
        }

        @Override
        public byte[] read(long address, int length) {
            byte[] bytes = new byte[length];
            memory.read(address, ByteBuffer.wrap(bytes));
            return bytes;
        }

        @Override
        public void write(long address, byte[] bytes) {
            memory.write(address, ByteBuffer.wrap(bytes));
        }
    }

    GuestDevice device(int number) {
        return new WiredDevice(vf(number).name(), vf(number).map(0, "guest"), vector -> 0);
    }
}
