package org.vfiospec.pci.shape;

import java.util.Set;
import org.vfiospec.pci.Chip;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.config.Acs;
import org.vfiospec.pci.config.ConfigLayout;
import org.vfiospec.pci.config.PortType;

/** Ports and bridges as parts. */
public final class Ports {
    /** HiSilicon's virtual bridge in front of on-chip functions, 19e5:a121. */
    public static final DeviceId ON_CHIP_BRIDGE = DeviceId.of(0x19e5, 0xa121);

    private static final int REDHAT = 0x1b36;
    private static final Set<Acs> ALL = Set.of(Acs.values());

    private Ports() {}

    /** A port of any type without the ACS capability. */
    public static Chip plain(String name, PortType type) {
        return Chip.hollow(name, layout(type));
    }

    /** A port that implements every ACS control and has {@code enabled} switched on. */
    public static Chip withAcs(String name, PortType type, Set<Acs> enabled) {
        return withAcs(name, type, ALL, enabled);
    }

    public static Chip withAcs(String name, PortType type, Set<Acs> implemented, Set<Acs> enabled) {
        return Chip.hollow(name, layout(type).acs(implemented, enabled));
    }

    /** The on-chip bridge; its device/port type is that of a root port, since pcieport binds to it. */
    public static Chip onChipBridge(String name, Set<Acs> enabled) {
        ConfigLayout layout = ConfigLayout.bridge(ON_CHIP_BRIDGE.vendor(), ON_CHIP_BRIDGE.device());
        return Chip.hollow(name, layout.express(PortType.ROOT_PORT).acs(ALL, enabled));
    }

    private static ConfigLayout layout(PortType type) {
        return switch (type) {
            case ROOT_PORT -> ConfigLayout.bridge(REDHAT, 0x000c).express(type);
            case PCIE_TO_PCI_BRIDGE -> ConfigLayout.bridge(REDHAT, 0x000e).express(type);
            case UPSTREAM_PORT -> ConfigLayout.bridge(0x104c, 0x8232).express(type);
            case DOWNSTREAM_PORT -> ConfigLayout.bridge(0x104c, 0x8233).express(type);
            default -> throw new IllegalArgumentException("no port: " + type);
        };
    }
}
