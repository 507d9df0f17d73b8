package org.vfiospec.pci.shape;

import java.util.Arrays;
import java.util.function.Function;
import org.vfiospec.pci.Bus;
import org.vfiospec.pci.Chip;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.PortType;

/** A place for one function, with everything between it and a root bus, by the words of the features. */
public enum Shape {
    ROOT_BUS("root bus", """
            function: integrated endpoint
            """),
    ON_CHIP_BRIDGE("on-chip bridge", """
            on-chip bridge: on-chip bridge, ACS SV+RR+CR+UF
              function: endpoint
            """),
    ON_CHIP_BRIDGE_WITHOUT_ACS("on-chip bridge without ACS", """
            on-chip bridge: on-chip bridge
              function: endpoint
            """),
    ROOT_PORT_WITH_ACS("root port with ACS", """
            root port: root port, ACS SV+RR+CR+UF
              function: endpoint
            """),
    ROOT_PORT_WITHOUT_ACS("root port without ACS", """
            root port: root port
              function: endpoint
            """),
    SWITCH_PORT_WITH_ACS("switch port with ACS", """
            root port: root port, ACS SV+RR+CR+UF
              upstream port: upstream port
                switch port: downstream port, ACS SV+RR+CR+UF
                  function: endpoint
            """),
    SWITCH_PORT_WITHOUT_ACS("switch port without ACS", """
            root port: root port, ACS SV+RR+CR+UF
              upstream port: upstream port
                switch port: downstream port
                  function: endpoint
            """),
    SWITCH_PORT_WITH_ACS_BESIDE_ONE_WITHOUT("switch port with ACS beside one without", """
            root port: root port, ACS SV+RR+CR+UF
              upstream port: upstream port
                switch port: downstream port, ACS SV+RR+CR+UF
                  function: endpoint
                other switch port: downstream port
                  neighbour: endpoint
            """),
    SWITCH_PORT_WITHOUT_FORWARDING("switch port without upstream forwarding", """
            root port: root port, ACS SV+RR+CR+UF
              upstream port: upstream port
                switch port: downstream port, ACS SV+RR+CR
                  function: endpoint
            """),
    PCI_BRIDGE("PCIe-to-PCI bridge", """
            root port: root port, ACS SV+RR+CR+UF
              PCI bridge: PCIe-to-PCI bridge
                function: PCI device
            """);

    /** HiSilicon's virtual bridge in front of on-chip functions. */
    public static final DeviceId HISI_ON_CHIP_BRIDGE = DeviceId.of(0x19e5, 0xa121);

    private static final String FUNCTION = "function";

    private final String words;
    private final String tree;

    Shape(String words, String tree) {
        this.words = words;
        this.tree = tree;
    }

    /** The shape that is called by these words. */
    public static Shape named(String words) {
        return Arrays.stream(values())
                .filter(shape -> shape.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no place is called \"" + words + "\""));
    }

    /** What it is called, such as {@code switch port without ACS}. */
    public String words() {
        return words;
    }

    /** The place as a tree, in which the function is called {@code function}. */
    public String tree() {
        return tree;
    }

    /**
     * Builds the place below an empty root bus and puts a chip in.
     *
     * @param chip makes the chip for the device/port type that fits the place
     */
    public PciFunction place(Bus root, Function<PortType, Chip> chip) {
        Tree.parse(tree)
                .plant(root, (name, type) -> name.equals(FUNCTION) ? chip.apply(type) : Scratch.chip(name, type));
        return find(root);
    }

    private static PciFunction find(Bus bus) {
        PciFunction first = bus.functions().iterator().next();
        return first.secondary() == null ? first : find(first.secondary());
    }

    @Override
    public String toString() {
        return words;
    }
}
