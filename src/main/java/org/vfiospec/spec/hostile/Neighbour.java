package org.vfiospec.spec.hostile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.spec.Host;
import org.vfiospec.spec.World;
import org.vfiospec.trace.RegisterAccess;
import org.vfiospec.trace.TraceEvent;
import org.vfiospec.vmm.Guest;
import org.vfiospec.vmm.Vmm;

/** Another VMM on the host of the attack, and everything else there that is not the attacker's. */
final class Neighbour {
    private static final long GUEST_MEMORY = 0x4000_0000L;
    private static final int GUEST_MEMORY_SIZE = 8 << 20;
    private static final int SLICES = 60;

    private final World world;
    private final Host host;
    private final List<PciFunction> others;
    private final String device;
    private final Vmm vmm;
    private final List<String> before;
    private final int mark;

    /**
     * A neighbour who has used a device and rests.
     *
     * @param attacked the device of the attacker
     */
    Neighbour(World world, String attacked, String device) {
        this.world = world;
        this.host = world.host();
        this.others = host.functionsBeside(attacked);
        this.device = device;
        this.vmm = host.vmm();
        host.open(vmm, device);
        Guest guest = new Guest();
        guest.install(device, host.guestDriver(device));
        vmm.start(guest, true);
        use();
        this.before = state();
        this.mark = world.trace().mark();
    }

    /** One job of the neighbour's; returns how many were completed with a right result in all. */
    int use() {
        vmm.guest().driver(device).submit();
        vmm.pass(SLICES);
        return vmm.guest().driver(device).completed();
    }

    String complaint() {
        return vmm.guest().driver(device).complaint();
    }

    /** Where the first page of the neighbour's guest lies on the host. */
    long physicalMemory() {
        return host.physical(device, GUEST_MEMORY);
    }

    /** The bus address of the neighbour's registers. */
    long registers() {
        return host.function(device).bars().get(0).address();
    }

    List<String> before() {
        return before;
    }

    /** Configuration, registers and reach of every other function, and the memory of the neighbour's guest. */
    List<String> state() {
        return world.trace().aside(() -> {
            List<String> state = others.stream().map(host::stateOf).collect(Collectors.toCollection(ArrayList::new));
            byte[] memory = vmm.memory().read(GUEST_MEMORY, GUEST_MEMORY_SIZE);
            state.add("memory of the neighbour %08x".formatted(Arrays.hashCode(memory)));
            return state;
        });
    }

    /** What the ledger has of other functions since the neighbour rests. */
    List<TraceEvent> disturbances() {
        Set<String> names = others.stream().map(PciFunction::name).collect(Collectors.toSet());
        return world.trace().since(mark).stream()
                .filter(event -> names.contains(event.party())
                        || event instanceof RegisterAccess access && names.contains(access.device()))
                .toList();
    }
}
