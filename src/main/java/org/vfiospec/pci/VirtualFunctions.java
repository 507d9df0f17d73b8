package org.vfiospec.pci;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.uapi.Errno;

/** The virtual functions of a physical function: brought forth and taken away by its SR-IOV control register. */
public final class VirtualFunctions {
    private static final int CONTROL = 0x08;
    private static final int TOTAL = 0x0e;
    private static final int NUMBER = 0x10;
    private static final int FIRST_OFFSET = 0x14;
    private static final int STRIDE = 0x16;
    private static final int DEVICE = 0x1a;

    private static final int ENABLE = 0x1;
    private static final int MEMORY = 0x8;

    private final PciFunction physical;
    private final SortedMap<Integer, PciFunction> made = new TreeMap<>();
    private List<PciFunction> enabled = List.of();

    VirtualFunctions(PciFunction physical) {
        this.physical = physical;
    }

    /** Those that answer now, by number. */
    public List<PciFunction> enabled() {
        return enabled;
    }

    /** How many the hardware can bring forth; 0 without the capability. */
    public int total() {
        return capability() == 0 ? 0 : read(TOTAL, 2);
    }

    /**
     * Enables {@code count} virtual functions as the kernel does for {@code sriov_numvfs}.
     *
     * @return {@code ENOENT} without the capability, {@code ERANGE} above the total, {@code EBUSY} while some exist
     */
    public Errno enable(String party, int count) {
        if (capability() == 0) {
            return Errno.ENOENT;
        }
        if (count < 1) {
            return Errno.EINVAL;
        }
        if (count > total()) {
            return Errno.ERANGE;
        }
        if (!enabled.isEmpty()) {
            return Errno.EBUSY;
        }
        physical.writeConfig(party, capability() + NUMBER, 2, count);
        physical.writeConfig(party, capability() + CONTROL, 2, ENABLE | MEMORY);
        enabled.forEach(physical.fabric()::appeared);
        return Errno.OK;
    }

    /** Takes all virtual functions away; the caller has unbound their drivers before. */
    public void disable(String party) {
        if (!enabled.isEmpty()) {
            enabled.forEach(physical.fabric()::vanished);
            physical.writeConfig(party, capability() + CONTROL, 2, 0);
            physical.writeConfig(party, capability() + NUMBER, 2, 0);
        }
    }

    PciFunction physical() {
        return physical;
    }

    int deviceId() {
        return read(DEVICE, 2);
    }

    boolean decodeMemory() {
        return (read(CONTROL, 2) & MEMORY) != 0;
    }

    int numberOf(PciFunction function) {
        return numberAt(function.devfn());
    }

    private int numberAt(int devfn) {
        return (devfn - devfn(0)) / Math.max(1, read(STRIDE, 2));
    }

    /** The BARs of the virtual function at {@code devfn}. */
    List<Bar> barsOf(int devfn) {
        return Bar.of(physical.config().virtualBars(), numberAt(devfn));
    }

    /** The bus number that the last possible one of them has. */
    int lastBus() {
        return total() == 0
                ? physical.bus().number()
                : Bdf.of(0, physical.bus().number(), devfn(total() - 1)).bus();
    }

    /**
     * Follows the control register. A reset of the physical function clears it, so that every virtual function is gone
     * until software restores it; for the kernel they exist all the time.
     */
    void follow() {
        boolean wanted = capability() != 0 && (read(CONTROL, 2) & ENABLE) != 0;
        if (wanted && enabled.isEmpty()) {
            enabled = IntStream.range(0, read(NUMBER, 2))
                    .mapToObj(this::bringForth)
                    .toList();
            enabled.forEach(PciFunction::hardReset);
        } else if (!wanted) {
            enabled = List.of();
        }
    }

    private PciFunction bringForth(int number) {
        if (!(physical.model() instanceof SriovModel model)) {
            throw new IllegalArgumentException(physical + " has an SR-IOV capability but no SriovModel");
        }
        return made.computeIfAbsent(
                number, n -> new PciFunction(physical.bus(), devfn(n), model.virtualFunction(n), this));
    }

    // Routing id = physical function + first offset + n * stride, carried into the bus number by Bdf.
    private int devfn(int number) {
        return physical.devfn() + read(FIRST_OFFSET, 2) + number * read(STRIDE, 2);
    }

    private int capability() {
        return physical.config().find(Capability.SRIOV);
    }

    private int read(int register, int width) {
        ConfigSpace config = physical.config();
        return config.read(capability() + register, width);
    }
}
