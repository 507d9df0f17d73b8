package org.vfiospec.pci;

import java.util.Map;
import org.vfiospec.pci.config.ConfigLayout;

/** What is put into a place of the fabric: a function's name, its configuration registers, and what is inside. */
public record Chip(String name, ConfigLayout layout, FunctionModel model) {

    /** A port or another function that has no registers behind its configuration space. */
    public static Chip hollow(String name, ConfigLayout layout) {
        return new Chip(name, layout, new Hollow());
    }

    private static final class Hollow implements FunctionModel {
        @Override
        public Map<Integer, Mmio> windows() {
            return Map.of();
        }

        @Override
        public void connect(BusMaster bus) {}

        @Override
        public void reset() {}
    }
}
