package org.vfiospec.vfio.pci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vfiospec.iommu.IommuGroup;
import org.vfiospec.pci.Bus;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.core.Kernel;

/** The functions that are reset together when their bus is: all of them, or a function on a root bus alone. */
record ResetSet(Kernel kernel, PciFunction function) {

    /** Whether there is a bridge above that can reset what is below it. */
    boolean hasBusReset() {
        return !function.bus().isRoot();
    }

    /** In the order of enumeration, virtual functions behind their physical function. */
    List<PciFunction> functions() {
        List<PciFunction> found = new ArrayList<>();
        if (hasBusReset()) {
            collect(function.bus(), found);
        } else {
            found.add(function);
        }
        return found;
    }

    private static void collect(Bus bus, List<PciFunction> found) {
        for (PciFunction each : bus.functions()) {
            found.add(each);
            found.addAll(each.virtualFunctions());
            if (each.secondary() != null) {
                collect(each.secondary(), found);
            }
        }
    }

    /** The devices of the set that VFIO drivers have. */
    List<VfioPciDevice> devices() {
        return functions().stream()
                .map(each -> kernel.device(each).orElse(null))
                .filter(VfioPciDevice.class::isInstance)
                .map(VfioPciDevice.class::cast)
                .toList();
    }

    /** Whether every function that has a driver of its own belongs to one of the groups. */
    boolean isOwnedBy(Set<IommuGroup> groups) {
        return functions().stream()
                .filter(each -> !each.config().isBridge())
                .allMatch(each -> kernel.device(each).isPresent()
                        && groups.contains(kernel.iommu().groupOf(each).orElse(null)));
    }

    /** {@code vfio_pci_dev_set_hot_reset}: nothing may be touched meanwhile, then everybody is told. */
    Errno reset(String party) {
        if (functions().stream().anyMatch(kernel::isLocked)) {
            return Errno.EBUSY;
        }
        devices().forEach(VfioPciDevice::beforeReset);
        function.bus().reset(party);
        devices().forEach(VfioPciDevice::afterReset);
        return Errno.OK;
    }

    /** {@code vfio_pci_dev_set_try_reset}: once nobody uses any of them, a bus reset makes up for a missing FLR. */
    void resetIfIdle(String party) {
        Set<Boolean> open = devices().stream().map(VfioPciDevice::isOpen).collect(Collectors.toSet());
        boolean needed = devices().stream().anyMatch(VfioPciDevice::needsReset);
        boolean all = devices().size() == functions().size();
        if (hasBusReset() && all && needed && !open.contains(true)) {
            reset(party);
        }
    }

    Optional<IommuGroup> groupOf(PciFunction member) {
        return kernel.iommu().groupOf(member);
    }
}
