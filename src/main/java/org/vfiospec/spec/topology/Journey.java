package org.vfiospec.spec.topology;

import static org.vfiospec.spec.topology.Aim.MEMORY;
import static org.vfiospec.spec.topology.Aim.OWN_REGISTERS;
import static org.vfiospec.spec.topology.Aim.PEER;
import static org.vfiospec.spec.topology.Aim.PHYSICAL_FUNCTION;

import java.util.List;
import org.vfiospec.trace.Dma;
import org.vfiospec.trace.Trace;

/**
 * One row of the table of ways: who aims at what, from where.
 *
 * @param row the number by which the chapters call it
 * @param translated whether the request claims that its address is translated already
 * @param blocked whether the IOMMU blocks all DMA of the function at that time
 */
public record Journey(String row, Arrangement place, Aim aim, boolean translated, boolean blocked) {

    /** Every row, in the order of the table. */
    public static final List<Journey> ALL = List.of(
            plain("R1", Arrangement.ROOT_BUS, OWN_REGISTERS),
            plain("R1", Arrangement.ROOT_BUS, PEER),
            plain("R1", Arrangement.ROOT_BUS, MEMORY),
            plain("R2", Arrangement.ROUTING_ROOT_BUS, PEER),
            plain("R3", Arrangement.MULTIFUNCTION_ON_ROOT_BUS, PEER),
            plain("R4", Arrangement.ROOT_PORT_WITH_ACS, PEER),
            plain("R5", Arrangement.ROOT_PORT_WITHOUT_ACS, PEER),
            plain("R6", Arrangement.ROOT_PORT_WITHOUT_ACS, OWN_REGISTERS),
            plain("R6", Arrangement.ROOT_PORT_THAT_FORWARDS, OWN_REGISTERS),
            plain("R6", Arrangement.ROOT_PORT_THAT_REJECTS, OWN_REGISTERS),
            plain("R7", Arrangement.SWITCH_WITH_ACS, PEER),
            plain("R8", Arrangement.SWITCH_WITH_ACS, OWN_REGISTERS),
            plain("R9", Arrangement.SWITCH_WITHOUT_FORWARDING, OWN_REGISTERS),
            plain("R10", Arrangement.SWITCH_WITHOUT_ACS, PEER),
            plain("R11", Arrangement.SWITCH_WITHOUT_ACS, OWN_REGISTERS),
            plain("R12", Arrangement.MULTIFUNCTION_CARD, PEER),
            plain("R13", Arrangement.CONVENTIONAL_BUS, PEER),
            plain("R14", Arrangement.SWITCH_WITHOUT_ACS, MEMORY),
            new Journey("R15", Arrangement.ATS_UNBLOCKED, OWN_REGISTERS, true, false),
            new Journey("R16", Arrangement.ATS_BLOCKED, OWN_REGISTERS, true, false),
            plain("R17", Arrangement.VIRTUAL, PEER),
            plain("R17", Arrangement.VIRTUAL, PHYSICAL_FUNCTION),
            plain("R18", Arrangement.LOOPBACK, OWN_REGISTERS),
            new Journey("R19", Arrangement.SWITCH_WITH_ACS, MEMORY, false, true),
            new Journey("R20", Arrangement.SWITCH_WITHOUT_ACS, PEER, false, true),
            plain("R21", Arrangement.OPEN_PORT_BESIDE_CLOSED, PEER),
            plain("R22", Arrangement.ON_CHIP_BRIDGE, OWN_REGISTERS),
            plain("R22", Arrangement.ON_CHIP_BRIDGE, PEER),
            plain("R22", Arrangement.ON_CHIP_BRIDGE, MEMORY));

    private static Journey plain(String row, Arrangement place, Aim aim) {
        return new Journey(row, place, aim, false, false);
    }

    /** Builds the place and lets the function write; returns what the ledger has of it. */
    Dma travel() {
        return travel(new Trace());
    }

    /** The same, with the ledger at hand. */
    Dma travel(Trace trace) {
        Bench bench = Bench.of(place.tree(), place.platform(), trace);
        bench.lend("function");
        if (blocked) {
            bench.group("function").detach();
        }
        return bench.write("function", aim, translated);
    }
}
