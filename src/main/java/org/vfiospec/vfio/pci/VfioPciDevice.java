package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.trace.Hex;
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
    private final VfToken token;
    private Session session;
    private boolean needsReset;

    /** What exists from the first open to the last close. */
    private record Session(Regions regions, ConfigRules rules, byte[] savedConfig) {}

    VfioPciDevice(Kernel kernel, PciFunction function, VariantDriver driver) {
        this.kernel = kernel;
        this.function = function;
        this.driver = driver;
        this.token = function.sriov().total() > 0 && !function.isVirtual() ? new VfToken() : null;
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
        return session.regions;
    }

    Kernel kernel() {
        return kernel;
    }

    Features features() {
        return new Features(Optional.ofNullable(token));
    }

    ResetSet resetSet() {
        return new ResetSet(kernel, function);
    }

    // vfio_pci_core_match, vfio_pci_validate_vf_token
    @Override
    public Errno match(String name) {
        String place = function.bdf().toString();
        if (!VfToken.names(name, place)) {
            return Errno.ENODEV;
        }
        String options = name.substring(place.length());
        return VfToken.isWellFormed(options) ? admits(VfToken.parse(options)) : Errno.EINVAL;
    }

    private Errno admits(Optional<UUID> given) {
        VfToken agreed = function.isVirtual() ? physicalToken() : token;
        if (agreed == null) {
            return given.isPresent() ? Errno.EINVAL : Errno.OK;
        }
        return function.isVirtual() ? agreed.admitsVirtual(given) : agreed.admitsPhysical(given);
    }

    /** The token of the physical function, if a VFIO driver has it. */
    private VfToken physicalToken() {
        return kernel.device(function.physicalFunction())
                .filter(VfioPciDevice.class::isInstance)
                .map(physical -> ((VfioPciDevice) physical).token)
                .orElse(null);
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
        byte[] saved = function.config().save();
        setCommand(ConfigSpace.COMMAND_INTX_DISABLE, false);
        ConfigShadow shadow = new ConfigShadow(function, driver.name());
        ConfigRules rules = new ConfigRules(this, shadow);
        rules.install();
        Errno opened = driver.open();
        session = new Session(Regions.of(this, shadow), rules, saved);
        interrupts.add(driver.interrupts());
        if (opened.failed()) {
            disable();
        } else if (function.isVirtual() && physicalToken() != null) {
            physicalToken().used(1);
        }
        return opened;
    }

    // The variant's close_device, then vfio_pci_core_disable.
    @Override
    public void close() {
        driver.close();
        if (function.isVirtual() && physicalToken() != null) {
            physicalToken().used(-1);
        }
        disable();
    }

    private void disable() {
        interrupts.disableAll();
        ioeventfds.removeAll();
        memory.zap();
        memory.enable(false);
        function.config().restore(session.savedConfig);
        function.writeConfig(driver.name(), ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_INTX_DISABLE);
        needsReset = kernel.tryReset(function).failed();
        session = null;
        resetSet().resetIfIdle(driver.name());
    }

    boolean isOpen() {
        return session != null;
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
        beforeReset();
        Errno reset = kernel.tryReset(function);
        if (!reset.failed()) {
            afterReset();
        }
        return reset;
    }

    /** Nobody may touch the function while it is reset, and no power state is kept over it. */
    void beforeReset() {
        if (isOpen()) {
            memory.zap();
            session.rules.wake();
        }
    }

    /** The function has been reset by whatever way: the host's set-up comes back, and the driver is told. */
    void afterReset() {
        needsReset = false;
        if (isOpen()) {
            interrupts.restore();
            driver.resetDone();
        }
    }

    /** The host's error recovery has met a fatal error of this function; returns whether the user was told. */
    public boolean reportFatalError() {
        return interrupts.reportError();
    }

    @Override
    public int read(ByteBuffer into, long offset) {
        Region region = session.regions.at(offset);
        if (!into.hasRemaining()) {
            return 0;
        }
        return region == null ? Errno.EINVAL.result() : region.read(Regions.position(offset), into);
    }

    @Override
    public int write(ByteBuffer from, long offset) {
        Region region = session.regions.at(offset);
        if (!from.hasRemaining()) {
            return 0;
        }
        return region == null ? Errno.EINVAL.result() : region.write(Regions.position(offset), from);
    }

    @Override
    public Mappable mmap(long offset, long length) {
        Region region = session.regions.at(offset);
        return region == null ? Mappable.refused(Errno.EINVAL) : region.mmap(Regions.position(offset), length);
    }

    @Override
    public String nameOf(long offset) {
        Region region = session.regions.at(offset);
        long position = Regions.position(offset);
        if (region == null) {
            return function.name() + " + " + Hex.of(offset);
        }
        String register = region.nameOf(position);
        return function.name() + " " + region.name() + " + " + Hex.of(position)
                + (register.isEmpty() ? "" : " " + register);
    }

    @Override
    public void request(int times) {
        interrupts.request();
    }
}
