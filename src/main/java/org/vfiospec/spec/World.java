package org.vfiospec.spec;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.vfiospec.trace.Trace;
import org.vfiospec.trace.TraceEvent;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vmm.Guest;
import org.vfiospec.vmm.GuestDriver;
import org.vfiospec.vmm.SavedGuest;
import org.vfiospec.vmm.Vmm;

/**
 * What the steps of one scenario share: two hosts, the VMM they speak of, what it saved, and how its last attempt
 * ended. New for each scenario.
 */
public final class World {
    private static final int PATIENCE = 200;
    private static final int WARM_UP_JOBS = 2;

    private final Variant variant;
    private final Trace trace = new Trace();
    private Host.Build build;
    private Host source;
    private Host host;
    private Vmm vmm;
    private SavedGuest saved;
    private Errno attempt = Errno.OK;
    private boolean attemptUnread;
    private int lastAction;

    public World(Variant variant) {
        this.variant = variant;
        this.build = Host.Build.USUAL.with(variant.edition());
    }

    public Trace trace() {
        return trace;
    }

    /** The host on which a guest starts; powered on when it is first needed, before the story begins. */
    public Host source() {
        if (source == null) {
            source = powerOn("");
        }
        return source;
    }

    /** The host of the VMM that the steps speak of. */
    public Host host() {
        return host == null ? source() : host;
    }

    private Host powerOn(String prefix) {
        return trace.aside(() -> Host.powerOn(prefix, trace, build, variant));
    }

    /** How the hosts are built that are powered on from now on. */
    public Host.Build build() {
        return build;
    }

    public void build(Host.Build other) {
        build = other;
    }

    /** The VMM that the steps speak of: the source's, until a destination's is started. */
    public Vmm vmm() {
        if (vmm == null) {
            throw new IllegalStateException("no step has started a VMM yet");
        }
        return vmm;
    }

    /** A VMM that has opened the devices and runs no guest. */
    public void open(List<String> devices) {
        vmm = host().vmm();
        devices.forEach(device -> host().open(vmm, device));
    }

    /** A VMM with a guest that drives the devices. */
    public void start(List<String> devices) {
        open(devices);
        startGuest(devices);
    }

    public void startGuest(List<String> devices) {
        startGuest(devices, true);
    }

    /** A guest on the devices that are open, which shall or shall not be possible to migrate. */
    public void startGuest(List<String> devices, boolean migratable) {
        Guest guest = new Guest();
        devices.forEach(device -> guest.install(device, host().guestDriver(device)));
        vmm.start(guest, migratable);
    }

    /** A guest on the source host that has used its devices and was saved while it did. */
    public void startAndSave(List<String> devices) {
        startBusy(devices);
        saved(vmm.save());
        devices.forEach(vmm.guest()::calm);
    }

    /** The same, but with the guest stopped first. */
    public void startAndSuspend(List<String> devices) {
        startBusy(devices);
        saved(vmm.suspend());
        devices.forEach(vmm.guest()::calm);
    }

    private void startBusy(List<String> devices) {
        start(devices);
        devices.forEach(vmm.guest()::keepBusy);
        devices.forEach(device -> passUntilDone(device, WARM_UP_JOBS));
    }

    /** A VMM on the other host that has opened the devices of the saved guest. */
    public void openAtDestination() {
        openAtDestination(List.copyOf(saved().devices().keySet()));
    }

    /** A VMM on the other host that has opened some devices. */
    public void openAtDestination(List<String> devices) {
        host = powerOn("destination ");
        open(devices);
    }

    public void saved(SavedGuest guest) {
        saved = guest;
    }

    public SavedGuest saved() {
        if (saved == null) {
            throw new IllegalStateException("no step has saved a guest yet");
        }
        return saved;
    }

    /** Powers the host of the scenario on as a part of its story. */
    public void powerOnInTheStory() {
        act(() -> source = Host.powerOn("", trace, build, variant));
    }

    /** The action of the scenario: what it puts into the ledger is what the steps after it look at. */
    public void act(Runnable action) {
        lastAction = trace.mark();
        action.run();
    }

    /** An action that may fail; some step has to ask how it ended. */
    public void attempt(Supplier<Errno> action) {
        act(() -> attempt = action.get());
        attemptUnread = attempt.failed();
    }

    /** How the last attempt ended. */
    public Errno attempt() {
        attemptUnread = false;
        return attempt;
    }

    boolean hasUnreadFailure() {
        return attemptUnread;
    }

    /** What has happened since the action of the scenario began. */
    public List<TraceEvent> sinceAction() {
        return trace.since(lastAction);
    }

    /** The same, to be asked about the devices of the present host. */
    public Ledger action() {
        return new Ledger(sinceAction(), host());
    }

    /** Lets time pass until the guest's driver has completed so many jobs, or does not get there. */
    public void passUntilDone(String device, int jobs) {
        GuestDriver driver = vmm.guest().driver(device);
        for (int slice = 0; slice < PATIENCE && driver.completed() < jobs; slice++) {
            vmm.pass();
        }
    }

    /** What happens while {@code slices} of time pass. */
    public Ledger pass(int slices) {
        int mark = trace.mark();
        vmm().pass(slices);
        return new Ledger(trace.since(mark), host());
    }

    /** What the registers of a device hold on a host of the same kind on which nothing has happened. */
    public Map<String, Long> afterPowerOn(String device) {
        return Host.powerOn("", new Trace(), build, variant)
                .namedRegisters(device)
                .values();
    }
}
