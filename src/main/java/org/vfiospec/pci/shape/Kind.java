package org.vfiospec.pci.shape;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.vfiospec.pci.config.ConfigLayout;
import org.vfiospec.pci.config.PortType;

/** What a line of a tree can stand for, by the words used there. */
public enum Kind {
    ROOT_PORT("root port", PortType.ROOT_PORT, 0x1b36, 0x000c),
    UPSTREAM_PORT("upstream port", PortType.UPSTREAM_PORT, 0x104c, 0x8232),
    DOWNSTREAM_PORT("downstream port", PortType.DOWNSTREAM_PORT, 0x104c, 0x8233),
    PCI_BRIDGE("PCIe-to-PCI bridge", PortType.PCIE_TO_PCI_BRIDGE, 0x1b36, 0x000e),
    /** HiSilicon's bridge without slot or link; a root port by type, since pcieport binds to it. */
    ON_CHIP_BRIDGE("on-chip bridge", PortType.ROOT_PORT, 0x19e5, 0xa121),
    ENDPOINT("endpoint", PortType.ENDPOINT),
    INTEGRATED_ENDPOINT("integrated endpoint", PortType.INTEGRATED_ENDPOINT),
    PCI_DEVICE("PCI device", PortType.CONVENTIONAL);

    private final String words;
    private final PortType type;
    private final int vendor;
    private final int device;

    Kind(String words, PortType type) {
        this(words, type, 0, 0);
    }

    Kind(String words, PortType type, int vendor, int device) {
        this.words = words;
        this.type = type;
        this.vendor = vendor;
        this.device = device;
    }

    static Kind named(String words) {
        return Arrays.stream(values())
                .filter(kind -> kind.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"%s\" is none of: %s".formatted(words, all())));
    }

    private static String all() {
        return Arrays.stream(values()).map(kind -> kind.words).collect(Collectors.joining(", "));
    }

    boolean isBridge() {
        return vendor != 0;
    }

    PortType type() {
        return type;
    }

    /** The registers of a bridge of this kind. */
    ConfigLayout bridge() {
        return ConfigLayout.bridge(vendor, device).express(type);
    }
}
