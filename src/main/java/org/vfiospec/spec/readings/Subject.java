package org.vfiospec.spec.readings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.vfiospec.migration.FaultInjection;
import org.vfiospec.migration.Reading;
import org.vfiospec.spec.Host;
import org.vfiospec.trace.Trace;
import org.vfiospec.trace.TraceEvent;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationField;
import org.vfiospec.vmm.Guest;
import org.vfiospec.vmm.MigrationPort;
import org.vfiospec.vmm.Vmm;

/** A device with a guest, on a host that others may use before and after, to be brought into situations and written to. */
final class Subject {
    private static final int JOBS = 2;
    private static final int SLICES = 12;

    private final Trace trace;
    private final Host host;
    private final String device;
    private final Reading reading;
    private final Vmm vmm;
    private final MigrationPort port;
    private final List<DeviceState> states;
    private final List<byte[]> stream;

    /**
     * Opens the device and saves it once, so that there are data to load.
     *
     * @param trace the ledger of the host; preparations are kept out of it
     */
    Subject(Trace trace, Host host, String device, Reading reading) {
        this.trace = trace;
        this.host = host;
        this.device = device;
        this.reading = reading;
        this.vmm = host.vmm();
        this.port = trace.aside(this::open);
        this.states = DeviceState.valid(port.announcesNdma());
        this.stream = trace.aside(this::save);
    }

    private MigrationPort open() {
        host.open(vmm, device);
        return vmm.port(device);
    }

    private List<byte[]> save() {
        giveWork();
        reach(DeviceState.STOP_AND_COPY);
        List<byte[]> segments = new ArrayList<>();
        for (Optional<byte[]> next = port.fetch(); next.isPresent(); next = port.fetch()) {
            segments.add(next.get());
        }
        return segments;
    }

    String device() {
        return device;
    }

    Reading reading() {
        return reading;
    }

    /** The valid states of the device under the reading. */
    List<DeviceState> states() {
        return states;
    }

    /** The segments of a device of this kind that has worked. */
    List<byte[]> stream() {
        return stream;
    }

    FaultInjection faults() {
        return host.faults(device);
    }

    DeviceState state() {
        return port.state();
    }

    /** Brings the device into a situation, with work that waits. */
    void arrive(Start start) {
        trace.aside(() -> {
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
        faults().clear();
        if (!state().equals(DeviceState.ERROR)) {
            throw new IllegalStateException("\"%s\" did not break, it is %s".formatted(device, state()));
        }
    }

    /** Writes a value while the hardware works on after every action of the driver. */
    Errno write(DeviceState value) {
        host.afterEachOperation(device, this::work);
        Errno outcome = writeAtOnce(value);
        host.afterEachOperation(device, () -> {});
        return outcome;
    }

    /** Writes a value while the hardware stands still. */
    Errno writeAtOnce(DeviceState value) {
        return port.put(MigrationField.DEVICE_STATE, value.value());
    }

    /** Hands a segment to the device. */
    Errno push(byte[] segment) {
        return port.push(segment);
    }

    /** Lets the hardware work. */
    void work() {
        for (int i = 0; i < SLICES; i++) {
            host.work();
        }
    }

    /** What the ledger gets while something is done. */
    List<TraceEvent> recorded(Runnable action) {
        int mark = trace.mark();
        action.run();
        return List.copyOf(trace.since(mark));
    }

    /** Something that is done and leaves no trace in the ledger. */
    <T> T unseen(Supplier<T> action) {
        return trace.aside(action);
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
