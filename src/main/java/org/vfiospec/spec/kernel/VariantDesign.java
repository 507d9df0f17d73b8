package org.vfiospec.spec.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.PciDriver;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.core.DriverCore;
import org.vfiospec.vfio.core.Modalias;
import org.vfiospec.vfio.pci.VfioPciDriver;
import org.vfiospec.vfio.vendorops.Module;

/** vfio-pci-core since Linux 5.15: each vendor has a PCI driver of its own, and a tool and an administrator choose. */
final class VariantDesign implements Design {
    private static final String PLAIN = "vfio-pci";

    private final Bench bench;
    private final Module core = new Module("vfio_pci_core", "", null);
    private final Map<String, PciDriver> drivers = new LinkedHashMap<>();
    private final Map<String, Module> modules = new LinkedHashMap<>();

    VariantDesign(Bench bench) {
        this.bench = bench;
        add(VfioPciDriver.plain(bench.kernel()));
    }

    private void add(PciDriver driver) {
        drivers.put(driver.name(), driver);
        Module module = new Module(driver.name(), "", core);
        modules.put(driver.name(), module.with(() -> kernelDrivers().load(driver), () -> {}));
    }

    private DriverCore kernelDrivers() {
        return bench.kernel().drivers();
    }

    @Override
    public Bench bench() {
        return bench;
    }

    @Override
    public void install(VendorCode code, String device) {
        DeviceId id = bench.id(device);
        add(VfioPciDriver.of(bench.kernel(), List.of(DeviceId.of(id.vendor(), id.device())), () -> code));
    }

    @Override
    public Errno load(String module) {
        return modules.get(module).load();
    }

    @Override
    public Errno registerAgain(String module) {
        return kernelDrivers().load(drivers.get(module));
    }

    // The tool of the administrator: the closest alias, its module, driver_override, drivers_probe.
    @Override
    public Errno bind(String device) {
        PciFunction function = bench.function(device);
        String alias = Modalias.closest(function, drivers.values()).orElseThrow();
        return bind(function, nameOf(alias).orElseThrow());
    }

    private Optional<String> nameOf(String alias) {
        Stream<PciDriver> found =
                drivers.values().stream().filter(driver -> Modalias.of(driver).contains(alias));
        return found.map(PciDriver::name).findFirst();
    }

    @Override
    public Errno bindWanting(String module) {
        return bind(bench.function(CARD), module);
    }

    private Errno bind(PciFunction function, String driver) {
        Errno loaded = load(driver);
        kernelDrivers().override(function, driver);
        return loaded.failed() ? loaded : kernelDrivers().probe(function);
    }

    @Override
    public String server() {
        return kernelDrivers()
                .driverOf(bench.function(CARD))
                .map(PciDriver::name)
                .orElse("");
    }

    @Override
    public void unbind() {
        bench.kernel().unbind(bench.function(CARD));
    }

    @Override
    public Errno unload(String module) {
        Errno free = bench.kernel().unload(drivers.get(module));
        return free.failed() ? free : modules.get(module).unload();
    }

    @Override
    public Errno unloadBase() {
        return core.unload();
    }
}
