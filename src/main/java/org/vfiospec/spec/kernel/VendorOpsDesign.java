package org.vfiospec.spec.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.vendorops.DeviceOperations;
import org.vfiospec.vfio.vendorops.Module;
import org.vfiospec.vfio.vendorops.VendorOps;
import org.vfiospec.vfio.vendorops.VfioPci;

/** The vendor ops of 2020: vfio_pci binds every function, asks for a module and adopts a vendor's operations. */
final class VendorOpsDesign implements Design {
    private final Bench bench;
    private final VfioPci vfioPci;
    private final Map<String, VendorOps> vendors = new LinkedHashMap<>();

    VendorOpsDesign(Bench bench) {
        this.bench = bench;
        this.vfioPci = new VfioPci(bench.kernel());
    }

    @Override
    public Bench bench() {
        return bench;
    }

    VfioPci vfioPci() {
        return vfioPci;
    }

    VendorOps vendor(String module) {
        return vendors.get(module);
    }

    Module module(String name) {
        return name.equals("vfio_pci") ? vfioPci.module() : vendors.get(name).owner();
    }

    @Override
    public void install(VendorCode code, String device) {
        Module module = new Module(code.name(), VfioPci.alias(bench.id(device)), vfioPci.module());
        VendorOps ops = new VendorOps(
                code.name(),
                module,
                function -> code.probe(function).failed() ? Optional.empty() : Optional.of(code),
                data -> {},
                new DeviceOperations(code.name(), () -> code));
        module.with(() -> vfioPci.register(ops), () -> vfioPci.unregister(ops));
        vendors.put(code.name(), ops);
        vfioPci.install(module);
    }

    @Override
    public Errno load(String module) {
        return module(module).load();
    }

    @Override
    public Errno registerAgain(String module) {
        return vfioPci.register(vendors.get(module));
    }

    @Override
    public Errno bind(String device) {
        return vfioPci.bind(bench.function(device));
    }

    // Nobody is asked: the vendor who registered last is probed first.
    @Override
    public Errno bindWanting(String module) {
        return bind(CARD);
    }

    @Override
    public String server() {
        return vfioPci.operations(bench.function(CARD));
    }

    @Override
    public void unbind() {
        vfioPci.unbind(bench.function(CARD));
    }

    @Override
    public Errno unload(String module) {
        return module(module).unload();
    }

    @Override
    public Errno unloadBase() {
        return vfioPci.module().unload();
    }
}
