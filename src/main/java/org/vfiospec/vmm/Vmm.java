package org.vfiospec.vmm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vfiospec.trace.Milestone;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.DeviceInfo;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.vfio.SystemCalls;

/** The process that owns a guest: it opens devices, runs the guest, and decides what happens when. */
public final class Vmm {
    private static final long BAR_BASE = 0x10_0000_0000L;
    private static final int COMMAND = 0x04;
    private static final int MEMORY_AND_MASTER = 0x6;

    private final SystemCalls calls;
    private final SystemCalls cpu;
    private final Runnable hardware;
    private final Trace trace;
    private final Container container;
    private final Ram ram;
    private final Map<String, Assigned> devices = new LinkedHashMap<>();
    private Guest guest = new Guest();
    private boolean vcpusRun;
    private boolean peerToPeer;
    private DirtyLog dirtyLog;
    private VirtualIommu virtualIommu;
    private boolean combinesFaults;
    private final Set<String> faulting = new LinkedHashSet<>();

    /** A device of this VMM: the file, the view of the guest, the migration region if there is one. */
    record Assigned(Place place, DeviceFile file, AssignedDevice view, MigrationPort port, List<Position> journey) {}

    /** Where the host has a device. */
    private record Place(String bdf, int group) {}

    /**
     * Starts a VMM without devices.
     *
     * @param calls the process
     * @param cpu the thread of the process that runs guest code
     * @param hardware lets the host's hardware work for one step; called whenever time passes for the VMM
     */
    public Vmm(SystemCalls calls, SystemCalls cpu, Runnable hardware, Trace trace) {
        this.calls = calls;
        this.cpu = cpu;
        this.hardware = hardware;
        this.trace = trace;
        this.container = new Container(calls);
        this.ram = new Ram(calls, cpu);
    }

    /** Opens a device under a name of the VMM's choice. */
    public void open(String name, String bdf, int group) {
        boolean first = devices.isEmpty();
        DeviceFile file = container.open(name, bdf, group);
        if (first) {
            ram.mapInto(container);
        }
        long base = BAR_BASE + ((long) devices.size() << 32);
        MigrationPort port = MigrationPort.of(file).orElse(null);
        AssignedDevice view = new AssignedDevice(file, cpu, base);
        RemapListener.start(file, view, calls);
        devices.put(name, new Assigned(new Place(bdf, group), file, view, port, new ArrayList<>()));
        note(name);
    }

    /** Closes a device and opens it again, as a new user would. */
    public void reopen(String name) {
        Assigned old = assigned(name);
        old.file.close();
        open(name, old.place.bdf, old.place.group);
    }

    /** Ends the process' use of its devices. */
    public void close() {
        devices.values().forEach(device -> device.file.close());
        devices.clear();
        container.close();
    }

    public List<String> deviceNames() {
        return List.copyOf(devices.keySet());
    }

    /** The migration region of a device, for a VMM that goes step by step. */
    public MigrationPort port(String device) {
        MigrationPort port = assigned(device).port;
        if (port == null) {
            throw new IllegalArgumentException(device + " has no migration region");
        }
        return port;
    }

    public boolean canMigrate(String device) {
        return assigned(device).port != null;
    }

    /** The regions of a device whose capability names a type and subtype. */
    public List<RegionInfo> regionsOfType(String device, int type, int subtype) {
        return assigned(device).file.regions().stream()
                .filter(region -> region.isOfType(type, subtype))
                .map(DeviceFile.Region::info)
                .toList();
    }

    public GuestDevice device(String name) {
        return assigned(name).view;
    }

    /** Whether the guest reaches a BAR of a device without the kernel's knowledge. */
    public boolean isMapped(String device, int bar) {
        return assigned(device).view.isMapped(bar);
    }

    /** Tries to map a whole BAR, once more or for the first time; what was mapped is unmapped at once. */
    public Errno tryToMap(String device, int bar) {
        DeviceFile file = assigned(device).file;
        RegionInfo region = file.region(bar).info();
        long mapping = file.mmap(region.offset(), region.size());
        return mapping < 0 ? Errno.of(mapping) : Errno.of(calls.munmap(mapping, region.size()));
    }

    /** The interrupt by which a driver has BARs of a device looked at again. */
    public RemapPort remap(String device) {
        return RemapPort.of(assigned(device).file)
                .orElseThrow(() -> new IllegalArgumentException(device + " has no remap interrupt"));
    }

    /** The log of pages that devices may have written; the same one each time. */
    public DirtyLog dirtyLog() {
        if (dirtyLog == null) {
            dirtyLog = new DirtyLog(calls, container.fd());
        }
        return dirtyLog;
    }

    public DeviceInfo info(String device) {
        return assigned(device).file.info();
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
        virtualIommu = new VirtualIommu(host, ram, container);
        combinesFaults = combined;
    }

    private void decideFaults(String device, boolean migratable) {
        MigrationPort port = assigned(device).port;
        boolean offered = !migratable || combinesFaults && port != null && port.announcesNdma();
        milestone(offered ? "offers" : "withholds", "page faults of " + device);
        if (offered) {
            virtualIommu.enable(device);
            faulting.add(device);
        }
    }

    private GuestMemory memoryFor(String device) {
        return faulting.contains(device) ? virtualIommu : ram;
    }

    /** The guest is short of memory: it takes pages back from its devices as soon as none waits for one. */
    public void reclaimPages() {
        virtualIommu.reclaim();
    }

    /** Whether a device waits for a page that the guest has to bring. */
    public boolean waitsForPage(String device) {
        return faulting.contains(device) && virtualIommu.isWaitedFor(device);
    }

    /**
     * Starts a guest on the devices that are open.
     *
     * @param migratable whether it shall be possible to migrate the guest; then devices may reach one another only if
     *     all of them can be silenced before one is stopped
     */
    public void start(Guest started, boolean migratable) {
        guest = started;
        boolean mapped = peerToPeer;
        peerToPeer = !migratable || devices.values().stream().allMatch(d -> d.port != null && d.port.announcesNdma());
        milestone(peerToPeer ? "offers" : "withholds", "peer-to-peer DMA");
        if (peerToPeer && !mapped) {
            devices.values().forEach(device -> device.view.mapInto(container));
        }
        if (virtualIommu != null) {
            devices.keySet().forEach(device -> decideFaults(device, migratable));
        }
        devices.keySet().forEach(this::enable);
        runVcpus();
        guest.start(views(), this::memoryFor);
    }

    private void enable(String device) {
        assigned(device).view.writeConfig(COMMAND, 2, MEMORY_AND_MASTER);
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
            devices.keySet().forEach(this::note);
        }
    }

    /** Lets time pass: each vCPU that runs gets a slice, then the hardware takes a step. */
    public void pass() {
        if (vcpusRun) {
            guest.run();
            serveFaults();
        }
        hardware.run();
    }

    private void serveFaults() {
        if (virtualIommu != null) {
            virtualIommu.run();
        }
    }

    public void pass(int slices) {
        for (int i = 0; i < slices; i++) {
            pass();
        }
    }

    /** Asks for a state; what the device answers is its own affair. */
    public Errno set(String device, DeviceState target) {
        Errno outcome = port(device).set(target);
        note(device);
        return outcome;
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
        Errno outcome = assigned(device).file.reset();
        note(device);
        return outcome;
    }

    /** Saves the running guest with every device, in the order of the reference flow, and leaves all stopped. */
    public SavedGuest save() {
        return new Saving(this).live();
    }

    /** Stops the guest first and saves it then. */
    public SavedGuest suspend() {
        return new Saving(this).suspended();
    }

    /** Brings a guest to life on devices that were just opened under the names of the saved ones. */
    public void resume(SavedGuest saved) {
        new Resuming(this).run(saved);
    }

    /** The positions of a device since it was opened or since the last flow began, without repetition. */
    public List<Position> journey(String device) {
        return List.copyOf(assigned(device).journey);
    }

    void beginJourneys() {
        devices.forEach((name, device) -> {
            device.journey.clear();
            note(name);
        });
    }

    private void note(String device) {
        Assigned noted = assigned(device);
        if (noted.port != null) {
            Position now = new Position(noted.port.state(), vcpusRun);
            List<Position> journey = noted.journey;
            if (journey.isEmpty() || !journey.get(journey.size() - 1).equals(now)) {
                journey.add(now);
            }
        }
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

    int command(String device) {
        return (int) assigned(device).view.readConfig(COMMAND, 2);
    }

    List<Long> interrupts(String device) {
        return assigned(device).file.interrupts();
    }

    /** Puts back what the migration driver leaves alone: config space and interrupts. */
    void restoreExternal(SavedDevice saved) {
        Assigned device = assigned(saved.name());
        device.view.writeConfig(COMMAND, 2, saved.command());
        if (!saved.interrupts().isEmpty()) {
            device.file.enableVectors(saved.interrupts().size());
            device.file.raise(saved.interrupts());
        }
    }

    void adopt(SavedGuest saved) {
        guest = saved.guest();
        ram.restore(saved.memory());
        guest.moved(views(), this::memoryFor);
    }

    private Map<String, GuestDevice> views() {
        Map<String, GuestDevice> views = new LinkedHashMap<>();
        devices.forEach((name, device) -> views.put(name, device.view));
        return views;
    }

    private Assigned assigned(String name) {
        Assigned device = devices.get(name);
        if (device == null) {
            throw new IllegalArgumentException("the VMM has not opened " + name);
        }
        return device;
    }
}
