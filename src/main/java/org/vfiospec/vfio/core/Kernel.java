package org.vfiospec.vfio.core;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.iommu.IommuGroup;
import org.vfiospec.pci.PciDriver;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.process.Mappable;
import org.vfiospec.vfio.process.OpenFile;
import org.vfiospec.vfio.process.VmmProcess;

/** The kernel of one host: which driver has which function, and the device nodes through which users come in. */
public final class Kernel implements VmmProcess.Surroundings {
    private static final String NODES = "/dev/vfio/";
    private static final long LARGEST_MEMORY = 1L << 40;

    private final Iommu iommu;
    private final Trace trace;
    private final DriverCore drivers;
    private final InterruptIsolation isolation;
    private final Map<Integer, Group> groups = new TreeMap<>();
    private final List<PciFunction> locked = new ArrayList<>();
    private final List<PciFunction> asleep = new ArrayList<>();
    private final Map<PciFunction, Set<Integer>> taken = new IdentityHashMap<>();
    private boolean givesVga = true;
    private int vectorLimit = 2048;
    private int mappingLimit = 65535;

    public Kernel(Iommu iommu, Trace trace) {
        this(iommu, trace, InterruptIsolation.PRESENT);
    }

    public Kernel(Iommu iommu, Trace trace, InterruptIsolation isolation) {
        this.iommu = iommu;
        this.trace = trace;
        this.isolation = isolation;
        this.drivers = new DriverCore(iommu, trace);
    }

    /** A new user process under the name that the ledger gives it. */
    public VmmProcess process(String party) {
        return new VmmProcess(party, this);
    }

    /** Registered drivers, overrides and bindings. */
    public DriverCore drivers() {
        return drivers;
    }

    /** Chooses a driver for a function by {@code driver_override} and binds it. */
    public Errno bind(PciFunction function, PciDriver driver) {
        return drivers.bind(function, driver);
    }

    /** Takes the driver away; a VFIO driver waits for the last descriptor first. */
    public void unbind(PciFunction function) {
        unbind(function, () -> {});
    }

    // The driver of a physical function ends SR-IOV in its remove.
    private void unbind(PciFunction function, Runnable then) {
        Runnable taken = () -> {
            drivers.unbind(function);
            then.run();
        };
        if (function.virtualFunctions().isEmpty()) {
            registration(function).ifPresentOrElse(registration -> registration.leave(taken), taken);
        } else {
            removeVirtualFunctions(function, taken);
        }
    }

    /** {@code sriov_numvfs} is set to 0: one after the other gives up its driver, then all of them vanish. */
    public void removeVirtualFunctions(PciFunction physical) {
        removeVirtualFunctions(physical, () -> {});
    }

    private void removeVirtualFunctions(PciFunction physical, Runnable then) {
        remove(List.copyOf(physical.virtualFunctions()), () -> {
            physical.sriov().disable("kernel");
            then.run();
        });
    }

    private void remove(List<PciFunction> functions, Runnable then) {
        if (functions.isEmpty()) {
            then.run();
        } else {
            unbind(functions.get(0), () -> remove(functions.subList(1, functions.size()), then));
        }
    }

    /**
     * Unloads a driver's module: its functions are given back.
     *
     * @return {@code EBUSY} while one of them is open, which holds the module; nothing has changed then
     */
    public Errno unload(PciDriver driver) {
        List<PciFunction> functions = drivers.functionsOf(driver);
        if (functions.stream()
                .anyMatch(each -> registration(each).map(Registration::isOpen).orElse(false))) {
            return Errno.EBUSY;
        }
        functions.forEach(this::unbind);
        drivers.forget(driver);
        return Errno.OK;
    }

    public Iommu iommu() {
        return iommu;
    }

    /** How many of so many interrupt vectors this host can give to one device. */
    public int availableVectors(int wanted) {
        return Math.min(wanted, vectorLimit);
    }

    /** Leaves the host with fewer interrupt vectors than devices may ask for. */
    public void limitVectors(int vectors) {
        vectorLimit = vectors;
    }

    /** Sets {@code dma_entry_limit} of vfio_iommu_type1; 65535 unless somebody does. */
    public void limitMappings(int mappings) {
        mappingLimit = mappings;
    }

    /** Somebody takes or gives back a function's device lock, as a reset through sysfs holds it. */
    public void lock(PciFunction function, boolean held) {
        if (held) {
            locked.add(function);
        } else {
            locked.remove(function);
        }
    }

    /** Another part of the kernel claims a BAR, as a frame buffer does before the driver is bound. */
    public void take(PciFunction function, int bar) {
        taken.computeIfAbsent(function, none -> new TreeSet<>()).add(bar);
    }

    public boolean isTaken(PciFunction function, int bar) {
        return taken.getOrDefault(function, Set.of()).contains(bar);
    }

    /** A function does not wake any more, as one whose slot has lost its power. */
    public void keepAsleep(PciFunction function) {
        asleep.add(function);
    }

    public boolean staysAsleep(PciFunction function) {
        return asleep.contains(function);
    }

    /** Sets {@code disable_vga} of vfio-pci, from the next open on. */
    public void disableVga() {
        givesVga = false;
    }

    public boolean givesVga() {
        return givesVga;
    }

    public boolean isLocked(PciFunction function) {
        return locked.contains(function);
    }

    /** {@code pci_try_reset_function}: {@code EAGAIN} while somebody holds the device lock. */
    public Errno tryReset(PciFunction function) {
        return locked.contains(function) ? Errno.EAGAIN : function.reset();
    }

    /** Ten seconds pass: users whose devices are wanted back are asked again. */
    public void tenSecondsPass() {
        groups.values().forEach(group -> group.devices().forEach(Registration::remind));
    }

    /** A bus driver offers a device to users ({@code vfio_register_group_dev}). */
    public Errno register(VfioDevice device) {
        Optional<IommuGroup> group = iommu.groupOf(device.function());
        if (group.isEmpty()) {
            return Errno.EINVAL;
        }
        groups.computeIfAbsent(group.get().id(), id -> new Group(group.get()))
                .devices()
                .add(new Registration(device));
        return Errno.OK;
    }

    /** The driver's last word about a device that nobody has open. */
    public void unregister(PciFunction function) {
        groups.values()
                .forEach(group -> group.devices()
                        .removeIf(registration -> registration.device().function() == function));
    }

    /** The device that a VFIO driver has registered for a function. */
    public Optional<VfioDevice> device(PciFunction function) {
        return registration(function).map(Registration::device);
    }

    /** The group that an open file stands for; empty for every other file, and for none. */
    public Optional<IommuGroup> groupBehind(OpenFile file) {
        return file instanceof Group group ? Optional.of(group.iommuGroup()) : Optional.empty();
    }

    /** The memory that a function may reach, for the driver that has registered it. */
    public DevicePages pages(PciFunction function) {
        return new DevicePages(
                () -> iommu.groupOf(function)
                        .map(group -> groups.get(group.id()))
                        .flatMap(Group::memory),
                iommu.memory());
    }

    private Optional<Registration> registration(PciFunction function) {
        return groups.values().stream()
                .flatMap(group -> group.devices().stream())
                .filter(registration -> registration.device().function() == function)
                .findFirst();
    }

    @Override
    public int open(String path, VmmProcess caller) {
        return path.equals(NODES + "vfio")
                ? caller.install(new Container(isolation, iommu::reserved, () -> mappingLimit))
                : group(path).map(group -> open(group, caller)).orElse(Errno.ENOENT.result());
    }

    private static int open(Group group, VmmProcess caller) {
        Errno opened = group.open();
        return opened.failed() ? opened.result() : caller.install(group);
    }

    /** A group has a node as long as a device of it is registered. */
    private Optional<Group> group(String path) {
        return groups.values().stream()
                .filter(group -> group.name().equals(path) && !group.devices().isEmpty())
                .findFirst();
    }

    @Override
    public Optional<Mappable> anonymous(long size) {
        return size > LARGEST_MEMORY
                ? Optional.empty()
                : Optional.of(new AnonymousMemory(iommu.memory(), iommu.memory().allocate(size), size));
    }

    @Override
    public Trace trace() {
        return trace;
    }
}
