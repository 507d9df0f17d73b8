package org.vfiospec.spec.kernel;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.iommu.IommuGroup;
import org.vfiospec.pci.Bus;
import org.vfiospec.pci.Chip;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.config.Acs;
import org.vfiospec.pci.config.ConfigLayout;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.pci.config.PortType;
import org.vfiospec.trace.RegisterAccess;
import org.vfiospec.trace.Trace;
import org.vfiospec.vfio.core.InterruptIsolation;
import org.vfiospec.vfio.core.Kernel;

/** A host with plain cards, in the order in which they sit on the board. */
final class Machine {
    private static final int VIRTUAL = 2;

    private final Map<String, PlainCard> cards = new TreeMap<>();
    private final Map<String, String> fresh = new TreeMap<>();
    private final Fabric fabric;
    private final Iommu iommu;
    private final Kernel kernel;

    Machine(Trace trace, InterruptIsolation isolation) {
        fabric = new Fabric(trace, Platform.PLAIN);
        iommu = new Iommu(fabric, new HostMemory(), trace);
        kernel = new Kernel(iommu, trace, isolation);
        Bus root = fabric.rootBus(0, 0);
        plug(root, 1, 0, "card0", Cards.complete(), 0);
        plug(root, 2, 0, "old0", Cards.conventional(), 0);
        PciFunction port = root.plug(3, 0, Chip.hollow("port", rootPort()));
        plug(port.secondary(), 0, 0, "twin0", Cards.inSlot(), 0);
        plug(port.secondary(), 0, 1, "twin1", Cards.inSlot(), 0);
        plug(root, 4, 0, "pf0", Cards.physicalFunction(VIRTUAL), VIRTUAL);
        plug(root, 5, 0, "display0", Cards.display(), 0);
        plug(root, 6, 0, "booted0", Cards.complete(), 0);
        Bus uncovered = fabric.rootBus(0, 0x40);
        iommu.leaveUncovered(uncovered);
        plug(uncovered, 1, 0, "bare0", Cards.complete(), 0);
        fabric.boot();
        fabric.functions().forEach(Machine::decode);
        cards.forEach((name, card) -> fresh.put(name, card.contents()));
        card("display0").burn(Cards.romImage());
        function("booted0").leaveRomCopy(Cards.romImage());
    }

    private static ConfigLayout rootPort() {
        return ConfigLayout.bridge(0x1b36, 0x000c).express(PortType.ROOT_PORT).acs(Acs.ISOLATION, Acs.ISOLATION);
    }

    private void plug(Bus bus, int device, int function, String name, ConfigLayout layout, int virtual) {
        PlainCard card = new PlainCard("vf", virtual, 0, Cards.PORT_BAR, 2, Cards.TABLE_BAR, RegisterAccess.VGA);
        cards.put(name, card);
        for (int i = 0; i < virtual; i++) {
            cards.put("vf" + i, card.virtualCard(i));
        }
        bus.plug(device, function, new Chip(name, layout, card));
    }

    private static void decode(PciFunction function) {
        int command = function.config().read(ConfigSpace.COMMAND, 2);
        function.config()
                .write(ConfigSpace.COMMAND, 2, command | ConfigSpace.COMMAND_MEMORY | ConfigSpace.COMMAND_MASTER);
    }

    Iommu iommu() {
        return iommu;
    }

    Kernel kernel() {
        return kernel;
    }

    PciFunction function(String name) {
        return fabric.function(name).orElseThrow(() -> new IllegalArgumentException("no card " + name));
    }

    PlainCard card(String name) {
        return cards.get(name);
    }

    IommuGroup group(String name) {
        return iommu.groupOf(function(name)).orElseThrow();
    }

    /** Brings forth the virtual functions. */
    void enableVirtualFunctions() {
        function("pf0").sriov().enable("kernel", VIRTUAL);
    }

    /** Everything that a call could have changed: registers, configuration, mappings, owners. */
    String state() {
        StringBuilder state = new StringBuilder();
        cards.forEach((name, card) -> state.append(name).append(card.contents()).append('\n'));
        fabric.functions()
                .forEach(each ->
                        state.append(Arrays.hashCode(each.config().save())).append('\n'));
        iommu.groups()
                .forEach(group -> state.append(group)
                        .append(group.domain())
                        .append(group.domain().mappings()));
        return state.toString();
    }

    /** What the registers of a card hold after power-on. */
    String freshContents(String name) {
        return fresh.get(name);
    }
}
