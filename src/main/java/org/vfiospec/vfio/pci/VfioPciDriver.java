package org.vfiospec.vfio.pci;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.PciDriver;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.VariantDriver;
import org.vfiospec.vfio.core.Kernel;

/** A PCI driver that hands its functions to user space: vfio-pci itself, or a variant of it. */
public final class VfioPciDriver implements PciDriver {
    private final Kernel kernel;
    private final String name;
    private final List<DeviceId> ids;
    private final Supplier<VariantDriver> variant;
    private final Map<PciFunction, VfioPciDevice> devices = new IdentityHashMap<>();

    private VfioPciDriver(Kernel kernel, String name, List<DeviceId> ids, Supplier<VariantDriver> variant) {
        this.kernel = kernel;
        this.name = name;
        this.ids = List.copyOf(ids);
        this.variant = variant;
    }

    /** vfio-pci: any function, and nothing but the core. */
    public static VfioPciDriver plain(Kernel kernel) {
        return new VfioPciDriver(kernel, Plain.NAME, List.of(), Plain::new);
    }

    /** A variant driver; {@code variant} makes one instance for each function that is bound. */
    public static VfioPciDriver of(Kernel kernel, List<DeviceId> ids, Supplier<VariantDriver> variant) {
        return new VfioPciDriver(kernel, variant.get().name(), ids, variant);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<DeviceId> ids() {
        return ids;
    }

    @Override
    public boolean overrideOnly() {
        return true;
    }

    @Override
    public boolean managesDma() {
        return true;
    }

    @Override
    public Errno probe(PciFunction function) {
        VariantDriver driver = variant.get();
        Errno probed = driver.probe(function);
        if (probed.failed()) {
            return probed;
        }
        VfioPciDevice device = new VfioPciDevice(kernel, function, driver);
        Errno registered = admits(function);
        registered = registered.failed() ? registered : kernel.register(device);
        if (registered.failed()) {
            driver.remove();
        } else {
            devices.put(function, device);
        }
        return registered;
    }

    /** Whether a function can be handed out: no bridge, and no virtual functions that somebody else may have. */
    // vfio_pci_core_register_device
    public static Errno admits(PciFunction function) {
        boolean normal = (function.config().read(ConfigSpace.HEADER_TYPE, 1) & 0x7f) == 0;
        return !normal ? Errno.EINVAL : function.virtualFunctions().isEmpty() ? Errno.OK : Errno.EBUSY;
    }

    @Override
    public void remove(PciFunction function) {
        kernel.unregister(function);
        devices.remove(function).driver().remove();
    }

    /** The device of a bound function, for those who look inside. */
    public VfioPciDevice device(PciFunction function) {
        return devices.get(function);
    }

    /** No variant at all. */
    private static final class Plain implements VariantDriver {
        private static final String NAME = "vfio-pci";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Errno probe(PciFunction function) {
            return Errno.OK;
        }

        @Override
        public boolean exports() {
            return true;
        }
    }
}
