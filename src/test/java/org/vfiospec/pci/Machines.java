package org.vfiospec.pci;

import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.pci.shape.Scratch;
import org.vfiospec.pci.shape.Tree;
import org.vfiospec.trace.Trace;

/** Fabrics for tests, grown from a tree of functions that are all scratch chips. */
public final class Machines {
    private Machines() {}

    /** A fabric with the tree below root bus 0, not booted. */
    public static Fabric unbooted(String tree, Platform platform) {
        Fabric fabric = new Fabric(new Trace(), platform);
        Tree.parse(tree).plant(fabric.rootBus(0, 0), Scratch::chip);
        return fabric;
    }

    /** The same, booted, with bus mastering on everywhere. */
    public static Fabric booted(String tree, Platform platform) {
        Fabric fabric = unbooted(tree, platform);
        fabric.boot();
        fabric.functions().forEach(Machines::enable);
        return fabric;
    }

    public static void enable(PciFunction function) {
        function.config().write(ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_MEMORY | ConfigSpace.COMMAND_MASTER);
    }

    public static PciFunction in(Fabric fabric, String name) {
        return fabric.function(name).orElseThrow(() -> new AssertionError("no function " + name));
    }
}
