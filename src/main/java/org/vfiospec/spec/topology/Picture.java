package org.vfiospec.spec.topology;

import java.util.List;
import org.vfiospec.pci.Bus;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.Acs;

/** What sits where, in words that are read from the fabric. */
final class Picture {
    private Picture() {}

    /** A line for each function that is no bridge: what its requests pass on their way up. */
    static List<String> paths(Fabric fabric) {
        return fabric.functions().stream()
                .filter(function -> function.secondary() == null)
                .map(Picture::path)
                .toList();
    }

    private static String path(PciFunction function) {
        StringBuilder path = new StringBuilder(function.name());
        for (Bus bus = function.bus(); !bus.isRoot(); bus = bus.bridge().bus()) {
            PciFunction bridge = bus.bridge();
            path.append(", below ").append(bridge.name());
            path.append(bridge.config().portType().hasDownstreamLink() ? " with " + controls(bridge) : "");
        }
        return function.bus().isRoot() ? path + ", on a root bus" : path.toString();
    }

    /** A function's name and, of a port, how much it controls. */
    static List<String> label(PciFunction function) {
        boolean isolates = function.config().acsEnabled().containsAll(Acs.ISOLATION);
        return function.config().portType().hasDownstreamLink()
                ? List.of(function.name(), isolates ? "with ACS" : controls(function))
                : List.of(function.name());
    }

    private static String controls(PciFunction port) {
        List<String> enabled =
                port.config().acsEnabled().stream().map(Acs::name).toList();
        return enabled.isEmpty() ? "no ACS" : "ACS " + String.join("+", enabled);
    }
}
