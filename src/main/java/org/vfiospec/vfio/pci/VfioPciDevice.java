package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.VariantDriver;
import org.vfiospec.vfio.core.Kernel;
import org.vfiospec.vfio.core.VfioDevice;
import org.vfiospec.vfio.process.Argument;
import org.vfiospec.vfio.process.Mappable;
import org.vfiospec.vfio.process.VmmProcess;

/** One function in the hands of user space: vfio-pci's core device. */
public final class VfioPciDevice implements VfioDevice {
    private final Kernel kernel;
    private final PciFunction function;
    private final VariantDriver driver;
    private final MemorySpace memory = new MemorySpace();
    private final Interrupts interrupts;
    private final IoEventFds ioeventfds;
    private Regions regions;
    private byte[] savedConfig;
    private boolean needsReset;

    VfioPciDevice(Kernel kernel, PciFunction function, VariantDriver driver) {
        this.kernel = kernel;
        this.function = function;
        this.driver = driver;
        this.interrupts = new Interrupts(
                function, new Wiring(driver.name(), kernel.iommu().interrupts(), kernel::availableVectors));
        this.ioeventfds = new IoEventFds(function, driver, memory);
    }

    @Override
    public PciFunction function() {
        return function;
    }

    /** What the driver adds to the core. */
    public VariantDriver driver() {
        return driver;
    }

    MemorySpace memory() {
        return memory;
    }

    Interrupts interrupts() {
        return interrupts;
    }

    IoEventFds ioeventfds() {
        return ioeventfds;
    }

    Regions regions() {
        return regions;
    }

    Kernel kernel() {
        return kernel;
    }

    @Override
    public Errno match(String name) {
        return VfToken.match(kernel, function, name);
    }

    // vfio_pci_core_enable, the variant's open_device, vfio_pci_core_finish_enable.
    @Override
    public Errno open() {
        setCommand(ConfigSpace.COMMAND_MASTER, false);
        Errno reset = kernel.tryReset(function);
        if (reset == Errno.EAGAIN) {
            return reset;
        }
        needsReset = reset.failed();
        savedConfig = function.config().save();
        setCommand(ConfigSpace.COMMAND_INTX_DISABLE, false);
        memory.sleep(false);
        ConfigShadow shadow = new ConfigShadow(function, driver.name());
        new ConfigRules(this, shadow).install();
        Errno opened = driver.open();
        regions = Regions.of(this, shadow);
        return opened;
    }

    // The variant's close_device, then vfio_pci_core_disable.
    @Override
    public void close() {
        driver.close();
        interrupts.disableAll();
        ioeventfds.removeAll();
        memory.zap();
        function.config().restore(savedConfig);
        function.writeConfig(driver.name(), ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_INTX_DISABLE);
        needsReset = kernel.tryReset(function).failed();
        setCommand(ConfigSpace.COMMAND_MASTER, false);
    }

    /** Whether the last attempt to reset the function failed, so that only its bus can be reset. */
    boolean needsReset() {
        return needsReset;
    }

    private void setCommand(int bit, boolean on) {
        int command = function.config().read(ConfigSpace.COMMAND, 2);
        function.writeConfig(driver.name(), ConfigSpace.COMMAND, 2, on ? command | bit : command & ~bit);
    }

    @Override
    public int ioctl(Request request, Argument argument, VmmProcess caller) {
        return new DeviceRequests(this).serve(request, argument, caller);
    }

    /** {@code VFIO_DEVICE_RESET}: the function is reset, and user space finds it in D0. */
    Errno reset() {
        memory.zap();
        memory.sleep(false);
        Errno reset = kernel.tryReset(function);
        if (!reset.failed()) {
            afterReset();
        }
        return reset;
    }

    /** The function has been reset by whatever way: the host's set-up comes back, and the driver is told. */
    void afterReset() {
        interrupts.restore();
        driver.resetDone();
    }

    /** The guest has written the function-level reset bit. */
    void resetFromConfig() {
        reset();
    }

    @Override
    public int read(ByteBuffer into, long offset) {
        Region region = regions.at(offset);
        if (!into.hasRemaining()) {
            return 0;
        }
        return region == null ? Errno.EINVAL.result() : region.read(Regions.position(offset), into);
    }

    @Override
    public int write(ByteBuffer from, long offset) {
        Region region = regions.at(offset);
        if (!from.hasRemaining()) {
            return 0;
        }
        return region == null ? Errno.EINVAL.result() : region.write(Regions.position(offset), from);
    }

    @Override
    public Mappable mmap(long offset, long length) {
        Region region = regions.at(offset);
        return region == null ? Mappable.refused(Errno.EINVAL) : region.mmap(Regions.position(offset), length);
    }

    @Override
    public String nameOf(long offset) {
        Region region = regions.at(offset);
        long position = Regions.position(offset);
        if (region == null) {
            return "%s + 0x%x".formatted(function.name(), offset);
        }
        String register = region.nameOf(position);
        return "%s %s + 0x%x%s"
                .formatted(function.name(), region.name(), position, register.isEmpty() ? "" : " " + register);
    }

    @Override
    public void request(int times) {
        interrupts.request();
    }

    List<Region> all() {
        return regions.all();
    }
}
