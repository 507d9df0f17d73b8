package org.vfiospec.vfio.vendorops;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.PciDriver;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.trace.DriverEvent;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.core.Kernel;
import org.vfiospec.vfio.pci.VfioPciDriver;

/** vfio_pci as the series would have made it: one driver for all functions, with operations of vendors. */
public final class VfioPci {
    private static final String NAME = "vfio_pci";

    private final Kernel kernel;
    private final Module module = new Module(NAME, "", null);
    private final List<Module> installed = new ArrayList<>();
    private final List<VendorOps> registered = new ArrayList<>();
    private final Map<PciFunction, Binding> bound = new IdentityHashMap<>();

    /** A bound function: whose operations it uses, and what the vendor's probe gave; no vendor for the defaults. */
    private record Binding(Optional<VendorOps> vendor, Object data) {
        String operations() {
            return vendor.map(ops -> ops.operations().name()).orElse(NAME);
        }
    }

    public VfioPci(Kernel kernel) {
        this.kernel = kernel;
        module.load();
    }

    public Module module() {
        return module;
    }

    /** Puts a module where a request for its alias finds it. */
    public void install(Module vendor) {
        installed.add(vendor);
    }

    /** Those registered, the latest first: the order in which they are probed. */
    public List<VendorOps> registered() {
        return List.copyOf(registered);
    }

    /** {@code EINVAL} without operations or for operations that are registered already. */
    public Errno register(VendorOps ops) {
        boolean known = ops != null
                && ops.operations() != null
                && registered.stream().noneMatch(other -> other.operations() == ops.operations());
        Errno outcome = !known ? Errno.EINVAL : module.tryGet() ? Errno.OK : Errno.ENODEV;
        if (!outcome.failed()) {
            registered.add(0, ops);
        }
        record("registers", ops == null ? "" : ops.name(), outcome.name());
        return outcome;
    }

    public void unregister(VendorOps ops) {
        if (registered.removeIf(other -> other.operations() == ops.operations())) {
            module.put();
            record("unregisters", ops.name(), "");
        }
    }

    /** The module alias by which a function's vendor is asked for: ids in lower-case hexadecimal, not padded. */
    public static String alias(DeviceId id) {
        return "vfio-pci:%x-%x".formatted(id.vendor(), id.device());
    }

    /**
     * Binds a function: the vendor's module is asked for, then whoever accepts first supplies the operations.
     *
     * @return the core's errno for a function that cannot be handed out at all
     */
    public Errno bind(PciFunction function) {
        Errno admitted = VfioPciDriver.admits(function);
        if (admitted.failed()) {
            record("binds", function.name(), admitted.name());
            return admitted;
        }
        request(alias(function.id()));
        Binding binding = registered.stream()
                .map(ops -> probe(ops, function))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(new Binding(Optional.empty(), null));
        bound.put(function, binding);
        Errno outcome = kernel.bind(function, new Adopting(core(binding)));
        if (outcome.failed()) {
            release(function);
        }
        return outcome;
    }

    private VfioPciDriver core(Binding binding) {
        return binding.vendor
                .map(ops -> VfioPciDriver.of(kernel, List.of(), ops.operations().file()))
                .orElseGet(() -> VfioPciDriver.plain(kernel));
    }

    /** The driver of every function here; with the function it gives back what the vendor holds of it. */
    private final class Adopting implements PciDriver {
        private final VfioPciDriver core;

        Adopting(VfioPciDriver core) {
            this.core = core;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public List<DeviceId> ids() {
            return List.of();
        }

        @Override
        public boolean managesDma() {
            return true;
        }

        @Override
        public Errno probe(PciFunction function) {
            return core.probe(function);
        }

        @Override
        public void remove(PciFunction function) {
            core.remove(function);
            release(function);
        }
    }

    private void request(String alias) {
        Optional<Module> found = installed.stream()
                .filter(vendor -> vendor.alias().equals(alias))
                .findFirst();
        // A module that is missing or does not load is no error: the functions of most devices have none.
        String outcome = found.map(Module::load).map(Errno::name).orElse("ENOENT");
        record("requests module", alias, outcome);
    }

    private static Optional<Binding> probe(VendorOps ops, PciFunction function) {
        if (!ops.owner().tryGet()) {
            return Optional.empty();
        }
        Optional<Object> data = ops.probe().apply(function);
        if (data.isEmpty()) {
            ops.owner().put();
        }
        return data.map(given -> new Binding(Optional.of(ops), given));
    }

    /** The driver is taken away, as soon as nobody has the device open. */
    public void unbind(PciFunction function) {
        kernel.unbind(function);
    }

    /** The vendor's code runs in its remove, so its module is let go last. */
    private void release(PciFunction function) {
        Binding binding = bound.remove(function);
        binding.vendor.ifPresent(ops -> {
            ops.remove().accept(binding.data);
            ops.owner().put();
        });
        record("releases", function.name(), binding.operations());
    }

    /** Whose operations serve the device file of a bound function; empty for one that is not bound. */
    public String operations(PciFunction function) {
        return bound.containsKey(function) ? bound.get(function).operations() : "";
    }

    private void record(String event, String target, String outcome) {
        kernel.trace().record(new DriverEvent(NAME, event, target, "", outcome));
    }
}
