package org.vfiospec.pci.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vfiospec.pci.Bus;
import org.vfiospec.pci.Chip;
import org.vfiospec.pci.InternalPath;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Silicon;
import org.vfiospec.pci.TurnAround;
import org.vfiospec.pci.config.Acs;
import org.vfiospec.pci.config.ConfigLayout;

/** One line of a tree: a function, what it is, and what is below it. */
final class Node {
    /** How many pages a function with the property {@code PRI} can ask for at a time. */
    private static final int PAGES = 8;

    private static final Set<Acs> EVERY = Set.of(Acs.values());

    private final String name;
    private final Kind kind;
    private final List<String> properties;
    private final List<Node> below = new ArrayList<>();

    private Node(String name, Kind kind, List<String> properties) {
        this.name = name;
        this.kind = kind;
        this.properties = properties;
    }

    /** Reads {@code name: kind, property, ...}. */
    static Node parse(String line) {
        String[] halves = line.split(":", 2);
        if (halves.length < 2) {
            throw new IllegalArgumentException("a line reads \"name: kind, property, ...\"");
        }
        List<String> words = List.of(halves[1].strip().split("\\s*,\\s*"));
        Node node = new Node(halves[0].strip(), Kind.named(words.get(0)), words.subList(1, words.size()));
        node.properties.forEach(Node::check);
        return node;
    }

    void add(Node child) {
        if (!kind.isBridge()) {
            throw new IllegalArgumentException("nothing can be below " + name);
        }
        below.add(child);
    }

    /** Puts a list of siblings on their bus: each on a device number of its own unless it is a further function. */
    static void plant(List<Node> siblings, Bus bus, Occupants occupants) {
        int device = -1;
        for (int i = 0; i < siblings.size(); i++) {
            Node node = siblings.get(i);
            device += node.function() == 0 ? 1 : 0;
            boolean shared = i + 1 < siblings.size() && siblings.get(i + 1).function() > 0;
            node.plant(bus, device, node.function() > 0 || shared, occupants);
        }
    }

    private void plant(Bus bus, int device, boolean multifunction, Occupants occupants) {
        Chip chip = kind.isBridge() ? Chip.hollow(name, kind.bridge()) : occupants.chip(name, kind.type());
        ConfigLayout layout = multifunction ? chip.layout().multifunction() : chip.layout();
        properties.forEach(property -> apply(property, layout));
        PciFunction planted = bus.plug(device, function(), chip).made(silicon());
        plant(below, planted.secondary(), occupants);
    }

    private int function() {
        return properties.stream()
                .filter(property -> property.startsWith("function "))
                .mapToInt(property -> Integer.parseInt(property.substring("function ".length())))
                .findFirst()
                .orElse(0);
    }

    private Silicon silicon() {
        TurnAround turn = properties.contains("forwards")
                ? TurnAround.FORWARD_UPSTREAM
                : properties.contains("rejects") ? TurnAround.REJECT : TurnAround.REFLECT;
        InternalPath path = properties.contains("routes inside")
                ? InternalPath.SIBLINGS
                : properties.contains("loops back") ? InternalPath.LOOPBACK : InternalPath.NONE;
        return new Silicon(turn, path);
    }

    private static void apply(String property, ConfigLayout layout) {
        if (property.startsWith("ACS ")) {
            String[] sets = property.substring("ACS ".length()).split(" of ");
            layout.acs(sets.length > 1 ? Acs.parse(sets[1]) : EVERY, Acs.parse(sets[0]));
        } else if (property.equals("ATS")) {
            layout.ats();
        } else if (property.equals("PRI")) {
            layout.ats().pageRequests(PAGES);
        }
    }

    private static void check(String property) {
        boolean known = property.matches("ACS ([A-Z+]+|none)( of [A-Z+]+)?|ATS|PRI|function [1-7]")
                || List.of("turns round", "forwards", "rejects", "routes inside", "loops back")
                        .contains(property);
        if (!known) {
            throw new IllegalArgumentException("unknown property \"" + property + "\"");
        }
    }
}
