package org.vfiospec.pci;

import java.util.List;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.pci.config.PortType;
import org.vfiospec.pci.config.Window;
import org.vfiospec.trace.ConfigAccess;
import org.vfiospec.uapi.Errno;

/** One function in its place: what enumeration finds, what a driver is bound to, what issues and answers requests. */
public final class PciFunction {
    private final Bus bus;
    private final int devfn;
    private final Chip chip;
    private final ConfigSpace config;
    private final VirtualFunctions origin;
    private final VirtualFunctions virtual;
    private final PageRequestInterface pageRequests;
    private final Bus secondary;
    private final List<Bar> bars;
    private final Bar rom;
    private Silicon silicon = Silicon.USUAL;
    private byte[] romCopy = {};

    PciFunction(Bus bus, int devfn, Chip chip) {
        this(bus, devfn, chip, null);
    }

    /** A function at {@code devfn}, counted from the bus, brought forth by {@code origin} or, if that is null, plugged in. */
    PciFunction(Bus bus, int devfn, Chip chip, VirtualFunctions origin) {
        this.bus = bus;
        this.devfn = devfn;
        this.chip = chip;
        this.origin = origin;
        this.config = chip.layout().build();
        this.secondary = config.isBridge() ? Bus.below(this) : null;
        this.virtual = new VirtualFunctions(this);
        this.pageRequests = new PageRequestInterface(config);
        this.bars = origin == null ? Bar.all(config) : origin.barsOf(devfn);
        this.rom = config.rom().map(register -> new Bar(Bar.ROM, register, 0)).orElse(null);
        config.onWrite(this::written);
        chip.model().connect(new Requester(this));
    }

    public String name() {
        return chip.name();
    }

    public Bdf bdf() {
        return Bdf.of(bus.segment(), bus.number(), devfn);
    }

    public Bus bus() {
        return bus;
    }

    /** The bus below a bridge, or null. */
    public Bus secondary() {
        return secondary;
    }

    /** Vendor, device and revision; for a virtual function as its physical function says. */
    public DeviceId id() {
        int revision = config.read(ConfigSpace.REVISION, 1);
        return isVirtual()
                ? new DeviceId(physicalFunction().id().vendor(), origin.deviceId(), revision)
                : new DeviceId(config.read(ConfigSpace.VENDOR, 2), config.read(ConfigSpace.DEVICE, 2), revision);
    }

    /** The registers as hardware holds them; looking here leaves no trace. */
    public ConfigSpace config() {
        return config;
    }

    public FunctionModel model() {
        return chip.model();
    }

    public boolean isVirtual() {
        return origin != null;
    }

    /** The physical function behind a virtual one; itself otherwise. */
    public PciFunction physicalFunction() {
        return isVirtual() ? origin.physical() : this;
    }

    /** The number of a virtual function, counted from 0. */
    public int virtualNumber() {
        return origin.numberOf(this);
    }

    /** The SR-IOV side of a physical function. */
    public VirtualFunctions sriov() {
        return virtual;
    }

    /** The page request interface of the device, which belongs to its physical function. */
    public PageRequestInterface pageRequests() {
        return physicalFunction().pageRequests;
    }

    /** Whether the function asks the IOMMU for translations. */
    public boolean hasTranslationsOn() {
        int ats = config.find(Capability.ATS);
        return ats != 0 && config.has(ats + 6, 2, Capability.ATS_ENABLE);
    }

    /** The virtual functions that are enabled, by number. */
    public List<PciFunction> virtualFunctions() {
        return virtual.enabled();
    }

    /** Whether other functions share its device; a virtual function counts as single, as in the kernel. */
    public boolean isMultifunction() {
        return !isVirtual() && (config.isMultifunction() || (devfn & 0x7) != 0);
    }

    /** What the data sheet of this part tells beyond its registers. */
    public Silicon silicon() {
        return silicon;
    }

    public PciFunction made(Silicon as) {
        silicon = as;
        fabric().decodingChanged();
        return this;
    }

    /** The BARs that are implemented, by index. */
    public List<Bar> bars() {
        return bars;
    }

    List<Bar> memoryBars() {
        return bars.stream().filter(bar -> !bar.isPort()).toList();
    }

    /** The expansion ROM as a window behind the BARs, or null. */
    public Bar rom() {
        return rom;
    }

    /** A BAR or the ROM, or null where none is implemented. */
    public Bar bar(int index) {
        if (index == Bar.ROM) {
            return rom;
        }
        for (Bar bar : bars) {
            if (bar.index() == index) {
                return bar;
            }
        }
        return null;
    }

    /** Whether the function answers to its BARs and, as a bridge, passes requests downwards. */
    public boolean decodesMemory() {
        return isVirtual() ? origin.decodeMemory() : config.has(ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_MEMORY);
    }

    /** Whether it answers at a BAR or at its ROM, as far as it is up to the bits that switch them. */
    boolean decodes(Bar bar) {
        if (bar.isPort()) {
            return config.has(ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_IO);
        }
        return decodesMemory() && (bar != rom || config.has(ConfigSpace.ROM, 4, ConfigSpace.ROM_ENABLE));
    }

    /** The bits of the command register that switch on what it has: memory, ports. */
    public int decodeBits() {
        boolean ports = bars.stream().anyMatch(Bar::isPort) || isVga();
        boolean memory = rom != null || bars.stream().anyMatch(bar -> !bar.isPort());
        return (ports ? ConfigSpace.COMMAND_IO : 0) | (memory ? ConfigSpace.COMMAND_MEMORY : 0);
    }

    /** Whether it is a display controller that answers to the addresses of VGA (class code 0300). */
    public boolean isVga() {
        return config.read(ConfigSpace.REVISION, 4) >>> 16 == 0x0300;
    }

    /** What firmware has copied of the ROM into memory; empty without a copy. */
    public byte[] romCopy() {
        return romCopy.clone();
    }

    /** Firmware leaves a copy of the ROM in memory. */
    public void leaveRomCopy(byte[] image) {
        romCopy = image.clone();
    }

    public boolean isBusMaster() {
        return config.has(ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_MASTER);
    }

    /** A party's mapping of a BAR: each access is recorded; all ones and nothing written while decoding is off. */
    public Mmio map(int bar, String party) {
        return new MappedBar(this, bar, party);
    }

    /** A party's view of the addresses of VGA, which are the same for every display controller. */
    public Mmio legacy(String party) {
        return new LegacyVga(this, party);
    }

    /** A config read by a party, recorded. */
    public int readConfig(String party, int offset, int width) {
        int value = config.read(offset, width);
        fabric().record(new ConfigAccess(party, name(), false, offset, width, value));
        return value;
    }

    /** A config write by a party, recorded. */
    public void writeConfig(String party, int offset, int width, int value) {
        fabric().record(new ConfigAccess(party, name(), true, offset, width, value));
        config.write(offset, width, value);
    }

    /** Resets the function and keeps its configuration, as the kernel does ({@code pci_reset_function}). */
    public Errno reset() {
        return new FunctionReset(this).execute();
    }

    /**
     * Resets what is inside and leaves the configuration as it is, by a way of the platform's own, such as a method that
     * ACPI names (SRST, HRST and ZRST of HiSilicon's accelerators).
     */
    public void platformReset() {
        chip.model().reset();
    }

    /** Whether {@link #reset()} has a way to do it. */
    public boolean hasReset() {
        return new FunctionReset(this).isPossible();
    }

    Fabric fabric() {
        return bus.fabric();
    }

    int devfn() {
        return devfn;
    }

    List<Window> windows() {
        return config.isBridge() ? config.windows() : List.of();
    }

    /** Whether both are functions of one device, virtual functions and their physical function included. */
    boolean isSibling(PciFunction other) {
        PciFunction mine = physicalFunction();
        PciFunction theirs = other.physicalFunction();
        return this != other && mine.bus == theirs.bus && mine.devfn >> 3 == theirs.devfn >> 3;
    }

    /** Whether another function of the same bus sees its requests, since the bus is one of conventional PCI. */
    boolean sharesBusWith(PciFunction other) {
        PciFunction bridge = bus.bridge();
        boolean behindBridge = bridge != null && bridge.config().portType().isConventionalBridge();
        return behindBridge || isConventional() && other.isConventional();
    }

    boolean isConventional() {
        return physicalFunction().config.portType() == PortType.CONVENTIONAL;
    }

    private void written() {
        int express = config.find(Capability.EXPRESS);
        if (express != 0 && config.has(express + 8, 2, FunctionReset.INITIATE)) {
            hardReset();
        }
        virtual.follow();
        pageRequests.follow();
        fabric().decodingChanged();
    }

    void busReset() {
        byte[] saved = config.save();
        virtualFunctions().forEach(PciFunction::busReset);
        hardReset();
        if (secondary != null) {
            secondary.functions().forEach(PciFunction::busReset);
        }
        config.restore(saved);
    }

    // PCIe 6.6.2: everything but what firmware and hardware fixed returns to its initial value.
    void hardReset() {
        config.reset();
        pageRequests().forget(this);
        chip.model().reset();
    }

    @Override
    public String toString() {
        return name() + " " + bdf();
    }
}
