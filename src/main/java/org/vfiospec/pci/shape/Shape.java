package org.vfiospec.pci.shape;

import static org.vfiospec.pci.config.Acs.CR;
import static org.vfiospec.pci.config.Acs.ISOLATION;
import static org.vfiospec.pci.config.Acs.RR;
import static org.vfiospec.pci.config.Acs.SV;
import static org.vfiospec.pci.config.PortType.CONVENTIONAL;
import static org.vfiospec.pci.config.PortType.DOWNSTREAM_PORT;
import static org.vfiospec.pci.config.PortType.ENDPOINT;
import static org.vfiospec.pci.config.PortType.INTEGRATED_ENDPOINT;
import static org.vfiospec.pci.config.PortType.PCIE_TO_PCI_BRIDGE;
import static org.vfiospec.pci.config.PortType.ROOT_PORT;
import static org.vfiospec.pci.config.PortType.UPSTREAM_PORT;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import org.vfiospec.pci.Bus;
import org.vfiospec.pci.Chip;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.Acs;
import org.vfiospec.pci.config.PortType;

/** A place for one function, with everything between it and a root bus. */
public enum Shape {
    ON_ROOT_BUS("root bus", INTEGRATED_ENDPOINT) {
        @Override
        Bus build(Bus root) {
            return root;
        }
    },
    ON_CHIP_BRIDGE("on-chip bridge", ENDPOINT) {
        @Override
        Bus build(Bus root) {
            return below(root, Ports.onChipBridge(at("on-chip bridge", root), ISOLATION));
        }
    },
    ON_CHIP_BRIDGE_WITHOUT_ACS("on-chip bridge without ACS", ENDPOINT) {
        @Override
        Bus build(Bus root) {
            return below(root, Ports.onChipBridge(at("on-chip bridge", root), Set.of()));
        }
    },
    ROOT_PORT_WITH_ACS("root port with ACS", ENDPOINT) {
        @Override
        Bus build(Bus root) {
            return rootPort(root, ISOLATION);
        }
    },
    ROOT_PORT_WITHOUT_ACS("root port without ACS", ENDPOINT) {
        @Override
        Bus build(Bus root) {
            return below(root, Ports.plain(at("root port", root), ROOT_PORT));
        }
    },
    SWITCH_PORT_WITH_ACS("switch port with ACS", ENDPOINT) {
        @Override
        Bus build(Bus root) {
            return switchPort(root, ISOLATION);
        }
    },
    SWITCH_PORT_WITHOUT_ACS("switch port without ACS", ENDPOINT) {
        @Override
        Bus build(Bus root) {
            Bus inside = below(rootPort(root, ISOLATION), Ports.plain(at("upstream port", root), UPSTREAM_PORT));
            return below(inside, Ports.plain(at("downstream port", root), DOWNSTREAM_PORT));
        }
    },
    SWITCH_PORT_WITHOUT_FORWARDING("switch port without upstream forwarding", ENDPOINT) {
        @Override
        Bus build(Bus root) {
            return switchPort(root, Set.of(SV, RR, CR));
        }
    },
    PCI_BRIDGE("PCIe-to-PCI bridge", CONVENTIONAL) {
        @Override
        Bus build(Bus root) {
            return below(rootPort(root, ISOLATION), Ports.plain(at("PCIe-to-PCI bridge", root), PCIE_TO_PCI_BRIDGE));
        }
    };

    private final String words;
    private final PortType type;

    Shape(String words, PortType type) {
        this.words = words;
        this.type = type;
    }

    /** The shape that the features call by these words. */
    public static Shape named(String words) {
        return Arrays.stream(values())
                .filter(shape -> shape.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no place is called \"" + words + "\""));
    }

    /** What it is called in the features, such as {@code switch port without ACS}. */
    public String words() {
        return words;
    }

    /** The device/port type that a function in this place usually reports. */
    public PortType type() {
        return type;
    }

    /** Builds the place below a root bus and puts the chip in, told which device/port type fits here. */
    public PciFunction place(Bus root, Function<PortType, Chip> chip) {
        return build(root).plug(0, 0, chip.apply(type));
    }

    /** Builds the place alone; returns the bus on which the function goes to device 0. */
    abstract Bus build(Bus root);

    private static Bus switchPort(Bus root, Set<Acs> enabled) {
        Bus inside = below(rootPort(root, ISOLATION), Ports.plain(at("upstream port", root), UPSTREAM_PORT));
        return below(inside, Ports.withAcs(at("downstream port", root), DOWNSTREAM_PORT, enabled));
    }

    private static Bus rootPort(Bus root, Set<Acs> enabled) {
        return below(root, Ports.withAcs(at("root port", root), ROOT_PORT, enabled));
    }

    private static Bus below(Bus bus, Chip bridge) {
        return bus.plug(0, 0, bridge).secondary();
    }

    private static String at(String part, Bus root) {
        return "%s %02x".formatted(part, root.number());
    }

    @Override
    public String toString() {
        return words;
    }
}
