package org.vfiospec.spec.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.vfiospec.pci.Bus;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.Acs;

/** A machine as a tree of lines, read from the fabric: what sits below what, and which port keeps requests apart. */
public final class Picture {
    private static final int NAMES = 26;

    private final List<String> lines = new ArrayList<>();

    private Picture(Fabric fabric) {
        lines.add("root complex, IOMMU");
        roots(fabric).forEach(root -> draw(root, ""));
    }

    public static List<String> of(Fabric fabric) {
        return List.copyOf(new Picture(fabric).lines);
    }

    /** The same in words, one line for each function that is no bridge: what a request passes on its way up. */
    static List<String> paths(Fabric fabric) {
        return fabric.functions().stream()
                .filter(function -> function.secondary() == null)
                .map(Picture::path)
                .toList();
    }

    private static String path(PciFunction function) {
        StringBuilder path = new StringBuilder(function.name());
        for (Bus bus = function.bus(); !bus.isRoot(); bus = bus.bridge().bus()) {
            String controls = controls(bus.bridge());
            path.append(", below ").append(bus.bridge().name()).append(controls.isEmpty() ? "" : " (" + controls + ")");
        }
        return path + (function.bus().isRoot() ? " on a root bus" : "");
    }

    private static List<Bus> roots(Fabric fabric) {
        return fabric.functions().stream()
                .map(PciFunction::bus)
                .filter(Bus::isRoot)
                .distinct()
                .toList();
    }

    private void draw(Bus bus, String indent) {
        List<PciFunction> functions = new ArrayList<>();
        bus.functions().forEach(function -> {
            functions.add(function);
            functions.addAll(function.virtualFunctions());
        });
        for (int i = 0; i < functions.size(); i++) {
            boolean last = i == functions.size() - 1;
            draw(functions.get(i), indent + (last ? "└─ " : "├─ "), indent + (last ? "   " : "│  "));
        }
    }

    private void draw(PciFunction function, String head, String indent) {
        String name = head + function.name();
        lines.add((name + " ".repeat(Math.max(1, NAMES - name.length())) + controls(function)).stripTrailing());
        if (function.secondary() != null) {
            draw(function.secondary(), indent);
        }
    }

    private static String controls(PciFunction function) {
        if (!function.config().isBridge() || !function.config().portType().hasDownstreamLink()) {
            return "";
        }
        Set<Acs> enabled = new TreeSet<>(function.config().acsEnabled());
        return enabled.isEmpty()
                ? "no ACS"
                : "ACS " + String.join("+", enabled.stream().map(Acs::name).toList());
    }
}
