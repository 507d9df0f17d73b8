package org.vfiospec.pci;

import java.util.Map;
import java.util.TreeMap;

/** Who on a bus answers to which address: BARs that are decoded and windows of bridges. */
final class AddressMap {

    /** A range of addresses and the function that takes it, by a BAR or, with {@code bar} null, by a bridge window. */
    record Claim(long base, long end, PciFunction function, Bar bar) {}

    private final Bus bus;
    private final TreeMap<Long, Claim> claims = new TreeMap<>();
    private long validAt = -1;

    AddressMap(Bus bus) {
        this.bus = bus;
    }

    /** The claim on an address, or null. */
    Claim find(long address) {
        refresh();
        Map.Entry<Long, Claim> below = claims.floorEntry(address);
        return below != null && address < below.getValue().end ? below.getValue() : null;
    }

    // Base addresses change only by config writes, so the map is built again only after one.
    private void refresh() {
        if (validAt != bus.fabric().decoding()) {
            claims.clear();
            bus.functions().forEach(this::add);
            validAt = bus.fabric().decoding();
        }
    }

    private void add(PciFunction function) {
        if (function.decodesMemory()) {
            function.memoryBars().forEach(bar -> claim(bar.address(), bar.address() + bar.size(), function, bar));
            function.windows().forEach(window -> claim(window.base(), window.end(), function, null));
        }
        function.virtualFunctions().forEach(this::add);
    }

    private void claim(long base, long end, PciFunction function, Bar bar) {
        claims.put(base, new Claim(base, end, function, bar));
    }
}
