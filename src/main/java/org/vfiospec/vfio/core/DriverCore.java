package org.vfiospec.vfio.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.iommu.IommuGroup;
import org.vfiospec.pci.PciDriver;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.trace.DriverEvent;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.Errno;

/** The PCI bus's side of drivers: at most one for each function, chosen by ids or by {@code driver_override}. */
public final class DriverCore {
    private static final String KERNEL = "kernel";

    private final Iommu iommu;
    private final Trace trace;
    private final List<PciDriver> loaded = new ArrayList<>();
    private final Map<PciFunction, String> overrides = new IdentityHashMap<>();
    private final Map<PciFunction, PciDriver> bound = new IdentityHashMap<>();

    DriverCore(Iommu iommu, Trace trace) {
        this.iommu = iommu;
        this.trace = trace;
    }

    /** A driver's module is loaded; it is bound to nothing yet. {@code EBUSY} if one of its name is there. */
    public Errno load(PciDriver driver) {
        boolean known = loaded.stream().anyMatch(other -> other.name().equals(driver.name()));
        if (!known) {
            loaded.add(driver);
        }
        Errno outcome = known ? Errno.EBUSY : Errno.OK;
        trace.record(new DriverEvent(KERNEL, "registers driver", driver.name(), "", outcome.name()));
        return outcome;
    }

    /** The functions that a driver has, by their places. */
    List<PciFunction> functionsOf(PciDriver driver) {
        return bound.entrySet().stream()
                .filter(entry -> entry.getValue() == driver)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(function -> function.bdf().toString()))
                .toList();
    }

    void forget(PciDriver driver) {
        loaded.remove(driver);
    }

    /** The drivers that can be bound, in the order in which they were loaded. */
    public List<PciDriver> loaded() {
        return List.copyOf(loaded);
    }

    /** Writes the function's {@code driver_override}: the name of the only driver that may have it. */
    public void override(PciFunction function, String driver) {
        overrides.put(function, driver);
    }

    /** {@code drivers_probe}: binds the first loaded driver that matches; {@code ENODEV} if there is none. */
    public Errno probe(PciFunction function) {
        return loaded.stream()
                .filter(driver -> matches(function, driver))
                .findFirst()
                .map(driver -> bind(function, driver))
                .orElse(Errno.ENODEV);
    }

    // pci_match_device: an override excludes every other driver, and makes ids unnecessary for its own.
    private boolean matches(PciFunction function, PciDriver driver) {
        String override = overrides.get(function);
        if (override != null) {
            return override.equals(driver.name());
        }
        return !driver.overrideOnly() && driver.ids().stream().anyMatch(id -> id.matches(function.id()));
    }

    public Optional<PciDriver> driverOf(PciFunction function) {
        return Optional.ofNullable(bound.get(function));
    }

    Errno bind(PciFunction function, PciDriver driver) {
        Errno outcome = bound.containsKey(function) ? Errno.EBUSY : take(function, driver);
        trace.record(new DriverEvent(KERNEL, "binds", function.name(), driver.name(), outcome.name()));
        return outcome;
    }

    // iommu_device_use_default_domain comes before the driver's probe.
    private Errno take(PciFunction function, PciDriver driver) {
        Errno mayStartDma = driver.managesDma() ? Errno.OK : useDefaultDomain(function);
        if (mayStartDma.failed()) {
            return mayStartDma;
        }
        Errno probed = driver.probe(function);
        if (probed.failed()) {
            unuse(function, driver);
        } else {
            bound.put(function, driver);
        }
        return probed;
    }

    void unbind(PciFunction function) {
        PciDriver driver = bound.remove(function);
        if (driver != null) {
            driver.remove(function);
            unuse(function, driver);
            trace.record(new DriverEvent(KERNEL, "unbinds", function.name(), driver.name(), ""));
        }
    }

    private Errno useDefaultDomain(PciFunction function) {
        return iommu.groupOf(function).map(IommuGroup::useDefaultDomain).orElse(Errno.OK);
    }

    private void unuse(PciFunction function, PciDriver driver) {
        if (!driver.managesDma()) {
            iommu.groupOf(function).ifPresent(IommuGroup::unuseDefaultDomain);
        }
    }
}
