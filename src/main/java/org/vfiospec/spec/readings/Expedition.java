package org.vfiospec.spec.readings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.migration.Reading;
import org.vfiospec.spec.Host;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationField;
import org.vfiospec.vmm.Guest;
import org.vfiospec.vmm.MigrationPort;
import org.vfiospec.vmm.Vmm;

/** Writes every value in every situation to one device under one reading. */
final class Expedition {
    private static final int JOBS = 2;
    private static final int SLICES = 12;

    private final Trace trace;
    private final Host host;
    private final String device;
    private final Reading reading;
    private final Vmm vmm;
    private final MigrationPort port;
    private final List<DeviceState> states;
    private List<byte[]> stream = List.of();

    /**
     * An expedition on a host that others may use before and after.
     *
     * @param trace the ledger of the host
     */
    Expedition(Trace trace, Host host, String device, Reading reading) {
        this.trace = trace;
        this.host = host;
        this.device = device;
        this.reading = reading;
        this.vmm = host.vmm();
        trace.aside(() -> open(host));
        this.port = vmm.port(device);
        this.states = DeviceState.valid(port.announcesNdma());
    }

    private Vmm open(Host on) {
        on.open(vmm, device);
        return vmm;
    }

    /** Writes everything everywhere. */
    Territory explore() {
        stream = trace.aside(this::save);
        Territory territory = new Territory(states, Start.all(states), new ArrayList<>(), new ArrayList<>());
        territory.starts().forEach(start -> explore(start, territory));
        return territory;
    }

    /** What the device has to say of itself after some work. */
    private List<byte[]> save() {
        giveWork();
        reach(DeviceState.STOP_AND_COPY);
        List<byte[]> segments = new ArrayList<>();
        for (Optional<byte[]> next = port.fetch(); next.isPresent(); next = port.fetch()) {
            segments.add(next.get());
        }
        return segments;
    }

    private void explore(Start start, Territory territory) {
        boolean arrived = false;
        for (DeviceState to : states) {
            if (!arrived) {
                arrive(start);
            }
            Walk walk = write(start, to);
            territory.moves().add(walk);
            arrived = walk.changedNothing();
        }
        if (!arrived) {
            arrive(start);
        }
        Values.refused(states).forEach(value -> territory.refusals().add(write(start, value)));
    }

    private Walk write(Start start, DeviceState to) {
        host.afterEachOperation(device, this::work);
        int mark = trace.mark();
        Errno outcome = port.put(MigrationField.DEVICE_STATE, to.value());
        Walk walk = Walk.of(start, to, outcome, trace.since(mark), device);
        host.afterEachOperation(device, () -> {});
        expect(port.state(), walk.end());
        return walk;
    }

    private void expect(DeviceState found, DeviceState recorded) {
        if (!found.equals(recorded)) {
            throw new IllegalStateException(
                    "%s, %s: device_state reads %s after it went to %s".formatted(reading, device, found, recorded));
        }
    }

    private void work() {
        for (int i = 0; i < SLICES; i++) {
            host.work();
        }
    }

    private Start arrive(Start start) {
        return trace.aside(() -> {
            giveWork();
            if (start.isError()) {
                breakDown();
            } else {
                reach(start.state());
            }
            if (start.loaded()) {
                stream.forEach(segment -> expect(port.push(segment)));
            }
            return start;
        });
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

    /** The final copy fails, and so does the way back from it. */
    private void breakDown() {
        reach(DeviceState.PRE_COPY);
        host.breakDevice(device);
        port.set(DeviceState.STOP_AND_COPY);
        host.faults(device).clear();
        expect(port.state(), DeviceState.ERROR);
    }

    /** Goes to a state by single changes that the reading allows. */
    private void reach(DeviceState target) {
        path(target).forEach(next -> expect(port.set(next)));
    }

    private void expect(Errno outcome) {
        if (outcome.failed()) {
            throw new IllegalStateException(
                    "%s: \"%s\" is refused with %s".formatted(reading.title(), device, outcome));
        }
    }

    /** The shortest path from RUNNING by arcs of the reading that change one bit if possible, breadth first. */
    private List<DeviceState> path(DeviceState target) {
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
