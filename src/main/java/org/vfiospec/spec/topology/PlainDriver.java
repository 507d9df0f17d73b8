package org.vfiospec.spec.topology;

import java.util.List;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.PciDriver;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.Errno;

/** A kernel driver that binds to anything; whether it starts DMA of its own is all there is to it. */
public record PlainDriver(String name, boolean managesDma) implements PciDriver {

    @Override
    public List<DeviceId> ids() {
        return List.of(Bench.CHIP);
    }

    @Override
    public Errno probe(PciFunction function) {
        return Errno.OK;
    }

    @Override
    public void remove(PciFunction function) {}
}
