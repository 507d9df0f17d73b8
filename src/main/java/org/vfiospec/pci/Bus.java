package org.vfiospec.pci;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.pci.config.PortType;

/** A bus with the functions that sit on it; a root bus has no bridge above it. */
public final class Bus {
    private static final int BRIDGE_CONTROL = 0x3e;
    private static final int BRIDGE_RESET = 0x40;

    private final Fabric fabric;
    private final PciFunction bridge;
    private final int segment;
    private final int rootNumber;
    private final SortedMap<Integer, PciFunction> functions = new TreeMap<>();
    private final AddressMap addresses = new AddressMap(this);

    private Bus(Fabric fabric, PciFunction bridge, int segment, int rootNumber) {
        this.fabric = fabric;
        this.bridge = bridge;
        this.segment = segment;
        this.rootNumber = rootNumber;
    }

    static Bus root(Fabric fabric, int segment, int number) {
        return new Bus(fabric, null, segment, number);
    }

    static Bus below(PciFunction bridge) {
        return new Bus(bridge.bus().fabric, bridge, bridge.bus().segment, 0);
    }

    /** Puts a chip at a device and function number. */
    public PciFunction plug(int device, int function, Chip chip) {
        PciFunction plugged = new PciFunction(this, device << 3 | function, chip);
        if (functions.putIfAbsent(device << 3 | function, plugged) != null) {
            throw new IllegalArgumentException("%s is taken, no place for %s".formatted(plugged.bdf(), chip.name()));
        }
        fabric.decodingChanged();
        return plugged;
    }

    /** The bus number, which firmware has written into the bridge. */
    public int number() {
        return bridge == null ? rootNumber : bridge.config().read(ConfigSpace.SECONDARY_BUS, 1);
    }

    public int segment() {
        return segment;
    }

    /** The bridge that leads to this bus, or null for a root bus. */
    public PciFunction bridge() {
        return bridge;
    }

    public boolean isRoot() {
        return bridge == null;
    }

    /** The functions on the bus by device and function number, virtual ones not counted. */
    public Collection<PciFunction> functions() {
        return Collections.unmodifiableCollection(functions.values());
    }

    /**
     * A secondary bus reset by the bridge above: every function on the bus and below loses its state.
     *
     * @param party who sets the bridge's reset bit; it keeps the functions' configuration and gives it back
     */
    public void reset(String party) {
        bridge.writeConfig(party, BRIDGE_CONTROL, 2, BRIDGE_RESET);
        functions().forEach(PciFunction::busReset);
        bridge.writeConfig(party, BRIDGE_CONTROL, 2, 0);
    }

    AddressMap addresses() {
        return addresses;
    }

    Fabric fabric() {
        return fabric;
    }

    /** Whether the bus is inside a switch: what lies between its upstream port and its downstream ports. */
    boolean isInsideSwitch() {
        return bridge != null && bridge.config().portType() == PortType.UPSTREAM_PORT;
    }
}
