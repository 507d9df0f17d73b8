package org.vfiospec.vmm;

import java.util.List;
import java.util.Map;
import org.vfiospec.trace.Milestone;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationField;
import org.vfiospec.vfio.SystemCalls;

/** The process that owns a guest: it opens devices, runs the guest, and decides what happens when. */
public final class Vmm {
    private final SystemCalls calls;
    private final Runnable hardware;
    private final Trace trace;
    private final Ram ram;
    private final Fleet fleet;
    private Guest guest = new Guest();
    private boolean vcpusRun;
    private boolean peerToPeer;
    private DirtyLog dirtyLog;
    private final PageFaults faults;
    private Flows flows = Flows.REFERENCE;
    private boolean revokes;

    /**
     * Starts a VMM without devices.
     *
     * @param calls the process
     * @param cpu the thread of the process that runs guest code
     * @param hardware lets the host's hardware work for one step; called whenever time passes for the VMM
     */
    public Vmm(SystemCalls calls, SystemCalls cpu, Runnable hardware, Trace trace) {
        this.calls = calls;
        this.hardware = hardware;
        this.trace = trace;
        this.fleet = new Fleet(calls, cpu);
        this.ram = new Ram(calls, cpu);
        this.faults = new PageFaults(ram);
    }

    /** Lets this VMM, which has opened nothing yet, save and resume in another way. */
    public Vmm follow(Flows other) {
        flows = other;
        return this;
    }

    /** Opens a device under a name of the VMM's choice. */
    public void open(String name, String bdf, int group) {
        fleet.open(name, new OpenDevice.Place(bdf, group), ram, flows);
        note(name);
    }

    /** Closes a device and opens it again, as a new user would. */
    public void reopen(String name) {
        OpenDevice old = opened(name);
        old.close();
        open(name, old.place().bdf(), old.place().group());
    }

    /** Ends the process' use of its devices. */
    public void close() {
        fleet.close();
    }

    public List<String> deviceNames() {
        return fleet.names();
    }

    /** A device under the name that it was opened by. */
    public OpenDevice opened(String name) {
        return fleet.opened(name);
    }

    /** The migration region of a device, for a VMM that goes step by step. */
    public MigrationPort port(String device) {
        return opened(device).port();
    }

    public GuestDevice device(String name) {
        return opened(name).view();
    }

    /** The log of pages that devices may have written; the same one each time. */
    public DirtyLog dirtyLog() {
        if (dirtyLog == null) {
            dirtyLog = new DirtyLog(calls, fleet.container().fd());
        }
        return dirtyLog;
    }

    public Guest guest() {
        return guest;
    }

    public GuestMemory memory() {
        return ram;
    }

    /**
     * Lets the devices of the guest that starts next wait for pages which the guest brings.
     *
     * @param combined whether also a guest that shall be possible to migrate has such devices, as far as they can be
     *     silenced while it runs
     */
    public void offerFaults(FaultPort host, boolean combined) {
        faults.offer(new VirtualIommu(host, ram, fleet.container()), combined);
    }

    private void offerFaults(String device, boolean migratable, boolean silenceable) {
        faults.decide(device, migratable, silenceable)
                .ifPresent(offered -> milestone(offered ? "offers" : "withholds", "page faults of " + device));
    }

    /** The guest is short of memory: it takes pages back from its devices as soon as none waits for one. */
    public void reclaimPages() {
        faults.reclaim();
    }

    /** Whether a device waits for a page that the guest has to bring. */
    public boolean waitsForPage(String device) {
        return faults.isWaitedFor(device);
    }

    /**
     * Starts a guest on the devices that are open.
     *
     * @param migratable whether it shall be possible to migrate the guest
     */
    public void start(Guest started, boolean migratable) {
        guest = started;
        boolean mapped = peerToPeer;
        peerToPeer = flows.offersPeerToPeer(migratable, fleet.announcesNdma());
        milestone(peerToPeer ? "offers" : "withholds", "peer-to-peer DMA");
        if (peerToPeer && !mapped) {
            fleet.joinPeers();
        }
        fleet.forEach((name, device) -> offerFaults(name, migratable, device.announcesNdma()));
        fleet.forEach((name, device) -> device.enable());
        ram.clear();
        runVcpus();
        guest.start(fleet.views(), faults::memoryFor);
    }

    public boolean offersPeerToPeer() {
        return peerToPeer;
    }

    public boolean vcpusRun() {
        return vcpusRun;
    }

    public void runVcpus() {
        switchVcpus(true);
    }

    public void stopVcpus() {
        switchVcpus(false);
    }

    private void switchVcpus(boolean run) {
        if (vcpusRun != run) {
            vcpusRun = run;
            milestone(run ? "starts" : "stops", "vCPUs");
            fleet.names().forEach(this::note);
        }
    }

    /** Lets time pass: each vCPU that runs gets a slice, then the hardware takes a step. */
    public void pass() {
        if (vcpusRun) {
            guest.run();
            faults.run();
        }
        hardware.run();
    }

    public void pass(int slices) {
        for (int i = 0; i < slices; i++) {
            pass();
        }
    }

    /** Asks for a state; what the device answers is its own affair. */
    public Errno set(String device, DeviceState target) {
        Errno outcome = port(device).set(target);
        revokeStopped(device);
        note(device);
        return outcome;
    }

    /** Writes a value as it stands, whatever bits were set before. */
    Errno put(String device, DeviceState value) {
        Errno outcome = port(device).put(MigrationField.DEVICE_STATE, value.value());
        note(device);
        return outcome;
    }

    /** From now on a device that does not run is out of the guest's reach. */
    public void revokeStopped() {
        revokes = true;
    }

    private void revokeStopped(String device) {
        if (revokes) {
            opened(device).view().revoke(!state(device).has(DeviceState.Bit.RUNNING));
        }
    }

    /** Asks for a state without which there is no going on. */
    public void move(String device, DeviceState target) {
        Errno outcome = set(device, target);
        Refused.check(device + " to " + target, outcome.result());
    }

    public DeviceState state(String device) {
        return port(device).state();
    }

    public Errno reset(String device) {
        Errno outcome = opened(device).reset();
        revokeStopped(device);
        note(device);
        return outcome;
    }

    /** Resets a device by its config space, as its guest may. */
    public void functionLevelReset(String device) {
        opened(device).view().functionLevelReset();
        revokeStopped(device);
        note(device);
    }

    /** Saves the running guest with every device, and leaves all of them stopped. */
    public SavedGuest save() {
        return flows.save(this);
    }

    /** Stops the guest first and saves it then. */
    public SavedGuest suspend() {
        return flows.suspend(this);
    }

    /** Brings a guest to life on devices that were just opened under the names of the saved ones. */
    public void resume(SavedGuest saved) {
        flows.resume(this, saved);
    }

    /** The positions of a device since it was opened or since the last flow began, without repetition. */
    public List<Position> journey(String device) {
        return opened(device).journey();
    }

    void beginJourneys() {
        fleet.forEach((name, device) -> {
            device.beginJourney();
            note(name);
        });
    }

    private void note(String device) {
        opened(device).note(vcpusRun);
    }

    void milestone(String event, String target) {
        trace.record(new Milestone("VMM", event, target, ""));
    }

    /** Guest memory as it is now. */
    Map<Long, byte[]> memoryPages() {
        return ram.pages();
    }

    /** Begins to copy guest memory while the guest runs. */
    MemoryCopy copyMemory() {
        return new MemoryCopy(ram, dirtyLog());
    }

    void adopt(SavedGuest saved) {
        guest = saved.guest();
        ram.restore(saved.memory());
        guest.moved(fleet.views(), faults::memoryFor);
    }
}
