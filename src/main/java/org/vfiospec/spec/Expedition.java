package org.vfiospec.spec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vfiospec.migration.Reading;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vmm.Guest;
import org.vfiospec.vmm.Vmm;

/** Executes every move between two valid states of one device under one reading, on a host of its own. */
final class Expedition {
    private static final int JOBS = 2;
    private static final int SLICES = 12;

    private final Trace trace = new Trace();
    private final Host host;
    private final String device;
    private final Reading reading;
    private final Vmm vmm;

    Expedition(String device, Reading reading) {
        this.device = device;
        this.reading = reading;
        this.host = Host.powerOn("", trace, Host.Build.USUAL.with(reading), Variant.SPECIFIED);
        this.vmm = host.vmm();
    }

    /** The walks, in the order of the values of both states. */
    List<Walk> walks() {
        host.open(vmm, device);
        List<DeviceState> states = DeviceState.valid(vmm.port(device).announcesNdma());
        List<Walk> walks = new ArrayList<>();
        for (DeviceState from : states) {
            for (DeviceState to : states) {
                walk(from, to, states, walks);
            }
        }
        return walks;
    }

    private void walk(DeviceState from, DeviceState to, List<DeviceState> states, List<Walk> walks) {
        if (!from.equals(to)) {
            giveWork();
            reach(from, states);
            host.afterEachOperation(device, this::work);
            int mark = trace.mark();
            Errno outcome = vmm.port(device).set(to);
            walks.add(Walk.of(from, to, outcome, trace.since(mark), device));
            host.afterEachOperation(device, () -> {});
        }
    }

    private void work() {
        for (int i = 0; i < SLICES; i++) {
            host.work();
        }
    }

    /** A new guest on the device as after a reset, which has just given it work; no time has passed since. */
    private void giveWork() {
        vmm.reset(device);
        Guest guest = new Guest();
        guest.install(device, host.guestDriver(device));
        vmm.start(guest, true);
        for (int i = 0; i < JOBS; i++) {
            guest.driver(device).submit();
        }
    }

    /** Goes to a state by single changes that the reading allows. */
    private void reach(DeviceState target, List<DeviceState> states) {
        for (DeviceState next : path(target, states)) {
            Errno outcome = vmm.port(device).set(next);
            if (outcome.failed()) {
                throw new IllegalStateException("%s: %s to %s".formatted(reading.title(), next, outcome));
            }
        }
    }

    /** The shortest path from RUNNING by arcs of the reading that change one bit if possible, breadth first. */
    private List<DeviceState> path(DeviceState target, List<DeviceState> states) {
        Map<DeviceState, DeviceState> cameFrom = new LinkedHashMap<>();
        Deque<DeviceState> open = new ArrayDeque<>(List.of(DeviceState.RUN));
        cameFrom.put(DeviceState.RUN, DeviceState.RUN);
        while (!open.isEmpty() && !cameFrom.containsKey(target)) {
            DeviceState here = open.remove();
            states.stream()
                    .filter(next ->
                            !cameFrom.containsKey(next) && reading.arcs().allow(here, next))
                    .filter(next -> isSmall(here, next))
                    .forEach(next -> {
                        cameFrom.put(next, here);
                        open.add(next);
                    });
        }
        Deque<DeviceState> path = new ArrayDeque<>();
        for (DeviceState at = target; !at.equals(DeviceState.RUN); at = cameFrom.get(at)) {
            path.push(at);
        }
        return List.copyOf(path);
    }

    private boolean isSmall(DeviceState here, DeviceState next) {
        return Integer.bitCount(here.value() ^ next.value()) == 1 || !reading.knowsNdma();
    }
}
