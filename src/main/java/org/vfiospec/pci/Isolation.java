package org.vfiospec.pci;

import java.util.EnumSet;
import java.util.Set;
import org.vfiospec.pci.config.Acs;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;

/** Whether a function keeps requests apart, as the kernel judges it ({@code pci_acs_enabled}, drivers/pci/pci.c). */
public final class Isolation {
    private Isolation() {}

    /** Whether one function has no way for requests other than upstream, as far as {@code required} can tell. */
    public static boolean of(PciFunction function, Set<Acs> required) {
        Platform platform = function.fabric().platform();
        if (platform.isolated().stream().anyMatch(id -> id.matches(function.id()))) {
            return true;
        }
        return switch (function.physicalFunction().config().portType()) {
            case CONVENTIONAL, PCIE_TO_PCI_BRIDGE, PCI_TO_PCIE_BRIDGE, EVENT_COLLECTOR -> false;
            case ROOT_PORT, DOWNSTREAM_PORT -> controls(function, required);
            case ENDPOINT, LEGACY_ENDPOINT, INTEGRATED_ENDPOINT, UPSTREAM_PORT ->
                !function.isMultifunction() || controls(function, required);
        };
    }

    /** Whether {@code first} and every bridge above it up to the root bus are isolating ({@code pci_acs_path_enabled}). */
    public static boolean ofPath(PciFunction first, Set<Acs> required) {
        for (PciFunction at = first; at != null; at = at.bus().bridge()) {
            if (!of(at, required)) {
                return false;
            }
        }
        return true;
    }

    // A control that is not implemented counts as a path that does not exist, except egress control.
    private static boolean controls(PciFunction function, Set<Acs> required) {
        ConfigSpace config = function.config();
        Set<Acs> asked = EnumSet.noneOf(Acs.class);
        required.stream()
                .filter(control -> control == Acs.EC || config.acsImplemented().contains(control))
                .forEach(asked::add);
        return config.find(Capability.ACS) != 0 && config.acsEnabled().containsAll(asked);
    }
}
