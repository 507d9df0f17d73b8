package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.VariantDriver;
import org.vfiospec.vfio.core.Kernel;
import org.vfiospec.vfio.core.VfioDevice;
import org.vfiospec.vfio.process.Argument;
import org.vfiospec.vfio.process.Extent;
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
    private final Optional<VfToken> token;
    private final TokenCheck users;
    private Session session;
    private boolean needsReset;

    VfioPciDevice(Kernel kernel, PciFunction function, VariantDriver driver) {
        this.kernel = kernel;
        this.function = function;
        this.driver = driver;
        boolean physical = function.sriov().total() > 0 && !function.isVirtual();
        this.token = physical ? Optional.of(new VfToken()) : Optional.empty();
        this.users = new TokenCheck(kernel, function, token);
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
        return session.regions();
    }

    Kernel kernel() {
        return kernel;
    }

    LowPower power() {
        return session.power();
    }

    /** The token that opens its virtual functions, for a physical function. */
    Optional<VfToken> token() {
        return token;
    }

    DmaBuf export(List<Extent> parts) {
        return session.export(parts);
    }

    ResetSet resetSet() {
        return new ResetSet(kernel, function);
    }

    @Override
    public Errno match(String name) {
        return users.match(name);
    }

    // vfio_pci_core_enable, the variant's open_device, vfio_pci_core_finish_enable.
    @Override
    public Errno open() {
        setCommand(ConfigSpace.COMMAND_MASTER, false);
        setCommand(function.decodeBits(), true);
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
        session = new Session(this, shadow, rules, saved);
        interrupts.add(driver.interrupts());
        if (opened.failed()) {
            disable();
        } else {
            users.used(1);
        }
        return opened;
    }

    // The variant's close_device, then vfio_pci_core_disable.
    @Override
    public void close() {
        session.end();
        driver.close();
        users.used(-1);
        disable();
    }

    private void disable() {
        interrupts.disableAll();
        ioeventfds.removeAll();
        memory.zap();
        memory.enable(false);
        function.config().restore(session.savedConfig());
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
        return session.awake(() -> new DeviceRequests(this).serve(request, argument, caller));
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
            session.rules().wake();
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

    /** The host moves the interrupts of this function to another CPU, asking nobody. */
    public void rebalanceInterrupts() {
        interrupts.rebalance();
    }

    /** The host's error recovery has met a fatal error of this function; returns whether the user was told. */
    public boolean reportFatalError() {
        return interrupts.reportError();
    }

    /** The function asks to be woken (PME). */
    public void wake() {
        session.awake(() -> 0);
    }

    @Override
    public int read(ByteBuffer into, long offset) {
        return session.read(into, offset);
    }

    @Override
    public int write(ByteBuffer from, long offset) {
        return session.write(from, offset);
    }

    @Override
    public Mappable mmap(long offset, long length) {
        return session.mmap(offset, length);
    }

    @Override
    public String nameOf(long offset) {
        return session.nameOf(offset);
    }

    @Override
    public void request(int times) {
        interrupts.request();
    }
}
