package org.vfiospec.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.Generation;
import org.vfiospec.acc.driver.AccPfDriver;
import org.vfiospec.acc.driver.AccVfioDriver;
import org.vfiospec.acc.driver.DebugFile;
import org.vfiospec.acc.driver.Edition;
import org.vfiospec.acc.guest.AccGuestDriver;
import org.vfiospec.acc.guest.HpreWorkload;
import org.vfiospec.acc.guest.SecWorkload;
import org.vfiospec.acc.guest.Workload;
import org.vfiospec.acc.guest.ZipWorkload;
import org.vfiospec.acc.hardware.AccPf;
import org.vfiospec.i40e.MacAddress;
import org.vfiospec.i40e.PfChannel;
import org.vfiospec.i40e.driver.I40ePfDriver;
import org.vfiospec.i40e.driver.I40eVfioDriver;
import org.vfiospec.i40e.guest.I40eGuestDriver;
import org.vfiospec.i40e.hardware.I40ePf;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.migration.FaultInjection;
import org.vfiospec.migration.Migratable;
import org.vfiospec.migration.MigrationRegion;
import org.vfiospec.migration.Operation;
import org.vfiospec.migration.Reading;
import org.vfiospec.migration.RegionDesign;
import org.vfiospec.mlx5.Mlx5GuestDriver;
import org.vfiospec.mlx5.Mlx5Pf;
import org.vfiospec.mlx5.Mlx5VfioDriver;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.PageRequest;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.pci.shape.Shape;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.VariantDriver;
import org.vfiospec.vfio.core.Kernel;
import org.vfiospec.vfio.pci.VfioPciDevice;
import org.vfiospec.vfio.pci.VfioPciDriver;
import org.vfiospec.vfio.process.VmmProcess;
import org.vfiospec.vmm.FaultPort;
import org.vfiospec.vmm.GuestDriver;
import org.vfiospec.vmm.Vmm;

/**
 * One host with everything in it, put together in the order in which it lies on the board: root buses, what sits on
 * them, the IOMMU, the kernel and its drivers.
 */
public final class Host {
    /** The parts of a Kunpeng that are on the chip although a bridge is above them. */
    private static final Platform KUNPENG = Platform.PLAIN.withOnChip(
            List.of(
                    DeviceId.of(Engine.VENDOR, Engine.ZIP.pfId()),
                    DeviceId.of(Engine.VENDOR, Engine.SEC.pfId()),
                    DeviceId.of(Engine.VENDOR, Engine.HPRE.pfId())),
            List.of(Shape.HISI_ON_CHIP_BRIDGE));

    private static final Map<Engine, Integer> ROOT_BUS = Map.of(Engine.ZIP, 0x74, Engine.SEC, 0x76, Engine.HPRE, 0x78);
    private static final int ACC_QUEUES = 1024;
    private static final int ACC_VF_QUEUES = 4;
    private static final int NIC_PAGES = 4;
    private static final int NIC_WINDOW = 4096;
    private static final int VF_ENABLE_WITHOUT_MEMORY = 0x1;
    private static final int GUEST_QUEUES = 2;
    /** Time that a guest gets at once while a driver of the host waits for it. */
    private static final int SLICE_US = 100_000;

    private static final int VF_QUEUES = 64;
    private static final int OTHER_VF_QUEUES = 200;

    private final String prefix;
    private final Build build;
    private final Variant variant;
    private final Trace trace;
    private final Fabric fabric;
    private final Kernel kernel;
    private final Map<String, GuestDriver> guestDrivers = new TreeMap<>();
    private final Map<String, VfioPciDriver> vfioDrivers = new TreeMap<>();
    private final Map<PciFunction, AccPfDriver> accelerators = new LinkedHashMap<>();
    private final List<PciFunction> working = new ArrayList<>();
    private final List<Vmm> vmms = new ArrayList<>();

    private Host(String prefix, Trace trace, Build build, Variant variant) {
        this.prefix = prefix;
        this.build = build;
        this.variant = variant;
        this.trace = trace;
        this.fabric = new Fabric(trace, KUNPENG);
        this.kernel = new Kernel(new Iommu(fabric, new HostMemory(), trace), trace);
    }

    /**
     * In what hosts can differ.
     *
     * @param reading of the texts, which their migration drivers follow
     * @param edition of the accelerators' migration driver
     * @param generation of their chips
     * @param vfs of each accelerator
     * @param alone the only device in it; none for a host with everything
     * @param pages whether each queue of an accelerator has a doorbell page of its own
     */
    public record Build(
            Reading reading, Edition edition, Generation generation, int vfs, Optional<Engine> alone, boolean pages) {
        /** The host of the features. */
        public static final Build USUAL =
                new Build(Reading.RECOMMENDED, Edition.CORRECTED, Generation.V3, 2, Optional.empty(), false);

        public Build with(Reading other) {
            return new Build(other, edition, generation, vfs, alone, pages);
        }

        public Build with(Edition other) {
            return new Build(reading, other, generation, vfs, alone, pages);
        }

        public Build with(Generation other) {
            return new Build(reading, edition, other, vfs, alone, pages);
        }

        public Build withVfs(int count) {
            return new Build(reading, edition, generation, count, alone, pages);
        }

        public Build withNothingBut(Engine engine) {
            return new Build(reading, edition, generation, vfs, Optional.of(engine), pages);
        }

        public Build withPages(boolean own) {
            return new Build(reading, edition, generation, vfs, alone, own);
        }
    }

    /** A host whose migration drivers follow one reading of the texts. */
    public static Host powerOn(Trace trace, Reading reading) {
        return powerOn("", trace, Build.USUAL.with(reading), Variant.SPECIFIED);
    }

    /** A host with one part as an implementation has it. */
    static Host powerOn(String prefix, Trace trace, Build build, Variant variant) {
        Host host = new Host(prefix, trace, build, variant);
        build.alone().ifPresentOrElse(host::putNothingBut, host::putEverything);
        return host;
    }

    private void putNothingBut(Engine engine) {
        PciFunction pf = accelerator(engine);
        fabric.boot();
        startAccelerator(pf, engine);
    }

    private void putEverything() {
        PciFunction zip = accelerator(Engine.ZIP);
        PciFunction sec = accelerator(Engine.SEC);
        PciFunction hpre = accelerator(Engine.HPRE);
        Mlx5Pf nics = new Mlx5Pf(List.of(prefix + "nic0", prefix + "nic1"), NIC_PAGES);
        PciFunction nic =
                Shape.ROOT_PORT_WITH_ACS.place(fabric.rootBus(0, 0x80), type -> nics.chip(prefix + "nic", type));
        I40ePf adapter =
                new I40ePf(List.of(prefix + "vf0", prefix + "vf1"), prefix.isEmpty() ? VF_QUEUES : OTHER_VF_QUEUES);
        PciFunction network =
                Shape.ROOT_PORT_WITH_ACS.place(fabric.rootBus(0, 0x90), type -> adapter.chip(prefix + "net", type));
        fabric.boot();
        startAccelerator(zip, Engine.ZIP);
        startAccelerator(sec, Engine.SEC);
        startAccelerator(hpre, Engine.HPRE);
        startNic(nic);
        startAdapter(network, adapter);
    }

    private PciFunction accelerator(Engine engine) {
        AccPf chip = new AccPf(engine, build.generation());
        String name = prefix + engine.name().toLowerCase(java.util.Locale.ROOT);
        return Shape.ON_CHIP_BRIDGE.place(fabric.rootBus(0, ROOT_BUS.get(engine)), type -> chip.chip(name, type));
    }

    private void startAccelerator(PciFunction pf, Engine engine) {
        AccPfDriver driver =
                new AccPfDriver(engine, ACC_QUEUES - build.vfs() * ACC_VF_QUEUES, build.pages(), this::pass).in(kernel);
        expect(kernel.bind(pf, driver));
        expect(driver.enableVfs(pf, build.vfs()));
        accelerators.put(pf, driver);
        pf.virtualFunctions().forEach(this::giveAccelerator);
    }

    private void giveAccelerator(PciFunction vf) {
        // A scenario that asks for another edition asks for the whole of it.
        boolean usual = build.edition() == variant.edition();
        RegionDesign design = usual ? variant.accelerator(build.reading()) : build.reading();
        give(vf, new AccVfioDriver(kernel, design, build.edition(), us -> work()));
    }

    private void startNic(PciFunction pf) {
        pf.writeConfig("mlx5_core", ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_MEMORY | ConfigSpace.COMMAND_MASTER);
        expect(pf.sriov().enable("mlx5_core", 2));
        pf.virtualFunctions()
                .forEach(vf -> give(vf, new Mlx5VfioDriver(kernel, variant.nic(windowOf(vf)), NIC_WINDOW)));
    }

    /** The second function has a data section that user space may map in part. */
    private RegionDesign windowOf(PciFunction vf) {
        return vf.virtualNumber() == 0 ? build.reading() : build.reading().partitioned();
    }

    private void startAdapter(PciFunction pf, PfChannel chip) {
        I40ePfDriver driver = new I40ePfDriver(chip);
        expect(kernel.bind(pf, driver));
        expect(driver.enableVfs(pf, 2));
        pf.virtualFunctions().forEach(vf -> give(vf, new I40eVfioDriver(kernel, build.reading())));
    }

    /** Binds a function to a VFIO driver, so that user space can have it. */
    private void give(PciFunction vf, VariantDriver taker) {
        VfioPciDriver driver = VfioPciDriver.of(kernel, List.of(vf.id()), () -> taker);
        expect(kernel.bind(vf, driver));
        vfioDrivers.put(vf.name(), driver);
        working.add(vf);
    }

    private static void expect(Errno outcome) {
        if (outcome.failed()) {
            throw new IllegalStateException("the host does not come up: " + outcome);
        }
    }

    /** A VMM on this host that has opened nothing yet. */
    public Vmm vmm() {
        VmmProcess process = kernel.process(prefix + "VMM");
        Vmm vmm = new Vmm(process, process.thread(prefix + "guest"), this::work, trace).follow(variant.flows());
        vmms.add(vmm);
        return vmm;
    }

    /** A process of a user who makes system calls of his own. */
    public VmmProcess process() {
        return kernel.process(prefix + "user");
    }

    /** The group of a device, as the name of its node. */
    public String groupNode(String device) {
        return "/dev/vfio/"
                + kernel.iommu().groupOf(function(device)).orElseThrow().id();
    }

    /** Lets a VMM open a device by the name that the features have for it. */
    public void open(Vmm vmm, String device) {
        PciFunction function = function(device);
        int group = kernel.iommu().groupOf(function).orElseThrow().id();
        vmm.open(device, function.bdf().toString(), group);
    }

    /** A new driver for a device, as a guest brings it along. */
    public GuestDriver guestDriver(String device) {
        return switch (device.replaceAll("[0-9]+$", "")) {
            case "zip" -> acc(Engine.ZIP, new ZipWorkload());
            case "sec" -> acc(Engine.SEC, new SecWorkload());
            case "hpre" -> acc(Engine.HPRE, new HpreWorkload());
            case "nic" -> new Mlx5GuestDriver();
            case "vf" -> new I40eGuestDriver(new MacAddress("02:00:00:00:00:0" + device.substring(2)));
            default -> throw new IllegalArgumentException("no guest driver for " + device);
        };
    }

    private static GuestDriver acc(Engine engine, Workload workload) {
        return new AccGuestDriver(engine, workload, GUEST_QUEUES);
    }

    /** Every function that user space can have takes one step of its work, in the order of the board; then the kernel. */
    public void work() {
        working.forEach(function -> function.model().work());
        accelerators.values().forEach(AccPfDriver::work);
    }

    /** A driver of a PF waits: hardware and guests go on, and more of them the longer it is. */
    private void pass(int us) {
        for (int waited = 0; waited < us; waited += SLICE_US) {
            vmms.forEach(Vmm::pass);
            work();
        }
    }

    /** The driver of an accelerator's PF resets the chip that a device is a part of. */
    public Errno resetChip(String device) {
        PciFunction pf = function(device).physicalFunction();
        return accelerators.get(pf).resetChip(pf);
    }

    /** Whether the driver of an accelerator's PF waits for a reset of the chip that a device is a part of. */
    public boolean needsReset(String device) {
        PciFunction pf = function(device).physicalFunction();
        return accelerators.get(pf).needsReset(pf);
    }

    /** The function behind a device that the features name. */
    public PciFunction function(String device) {
        return fabric.function(nameOf(device))
                .orElseThrow(() -> new IllegalArgumentException("this host has no device " + device));
    }

    /** The pages that devices of this host wait for, as its VMM hears of them. */
    public FaultPort faultPort() {
        return new HostFaults(this, kernel.iommu().pageRequests());
    }

    /** What a device has asked for and nobody has answered. */
    public List<PageRequest> pageRequests(String device) {
        return function(device).pageRequests().outstanding(function(device));
    }

    /** The firmware of a network function lets go of a request that waits for a page, or waits too. */
    public void cancelFaults(String device, boolean cancelled) {
        ((Mlx5Pf) function(device).physicalFunction().model()).cancelFaults(cancelled);
    }

    String deviceOf(PciFunction function) {
        return function.name().substring(prefix.length());
    }

    /** How the ledger calls a device of this host. */
    public String nameOf(String device) {
        return prefix + device;
    }

    /** The next final copy fails, and so does the way back from it. */
    public void breakDevice(String device) {
        faults(device).failNext(Operation.CAPTURE_FINAL, Errno.EIO);
        faults(device).failNext(Operation.START, Errno.EIO);
    }

    /** The hardware of this host works on while the migration driver of a device is at work. */
    public void workDuring(String device) {
        afterEachOperation(device, this::work);
    }

    /** The next time that the migration driver of a device does this, it fails. */
    public void failNext(String device, Operation operation) {
        faults(device).failNext(operation, Errno.EIO);
    }

    /** The files of debugfs that an accelerator's migration driver has for a device. */
    public Map<String, DebugFile> debugFiles(String device) {
        return ((AccVfioDriver) vfioDevice(device).driver()).debugFiles();
    }

    /** Where failures of a device's migration operations are planned. */
    public FaultInjection faults(String device) {
        return region(device).faults();
    }

    /** The kernel moves the interrupts of a device to another CPU. */
    public void rebalanceInterrupts(String device) {
        vfioDevice(device).rebalanceInterrupts();
    }

    /** The migration region of a device's present open, from the kernel's side. */
    MigrationRegion region(String device) {
        return ((Migratable) vfioDevice(device).driver()).region();
    }

    private VfioPciDevice vfioDevice(String device) {
        return vfioDrivers.get(nameOf(device)).device(function(device));
    }

    /** Lets something happen after each operation of a device's migration driver. */
    public void afterEachOperation(String device, Runnable happens) {
        region(device).afterEachOperation(happens);
    }

    /** Somebody else holds the function, so that no reset of it can be carried out. */
    public void blockResets(String device) {
        kernel.lock(function(device), true);
    }

    /** The registers of a device that have names. */
    public NamedRegisters namedRegisters(String device) {
        return new NamedRegisters(function(device));
    }

    /** Every function that belongs neither to a device nor to its physical function. */
    public List<PciFunction> functionsBeside(String device) {
        PciFunction function = function(device);
        return fabric.functions().stream()
                .filter(other -> other != function && other != function.physicalFunction())
                .toList();
    }

    /** What a function's configuration and named registers hold, and what it can reach, in one line. */
    public String stateOf(PciFunction function) {
        return "%s config %08x registers %s reach %s"
                .formatted(
                        function.name(),
                        Arrays.hashCode(function.config().save()),
                        new NamedRegisters(function).byPlace(),
                        kernel.iommu()
                                .groupOf(function)
                                .map(group -> group.domain().mappings()));
    }

    /** Where the memory of the user of a device lies on the host: the physical address behind an IOVA. */
    public long physical(String device, long iova) {
        return kernel.iommu()
                .groupOf(function(device))
                .map(group -> group.domain().translate(iova, true).physical())
                .orElseThrow();
    }

    /** The host takes the registers of all virtual functions away that a device belongs to: they read as ones. */
    public void silenceRegisters(String device) {
        PciFunction physical = function(device).physicalFunction();
        int control = physical.config().find(Capability.SRIOV) + 8;
        physical.writeConfig("administrator", control, 2, VF_ENABLE_WITHOUT_MEMORY);
    }
}
