package org.vfiospec.vmm;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.uapi.DeviceInfo;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.vfio.SystemCalls;

/** A device of a VMM: the file, what the guest sees of it, and the migration region if there is one. */
public final class OpenDevice {
    private static final int COMMAND = 0x04;
    private static final int MEMORY_AND_MASTER = 0x6;

    private final SystemCalls calls;
    private final Place place;
    private final DeviceFile file;
    private final AssignedDevice view;
    private final MigrationPort port;
    private final List<Position> journey = new ArrayList<>();

    /** Where the host has a device. */
    record Place(String bdf, int group) {}

    /** @param flows how the VMM goes about the data of a migration */
    OpenDevice(SystemCalls calls, Place place, DeviceFile file, AssignedDevice view, Flows flows) {
        this.calls = calls;
        this.place = place;
        this.file = file;
        this.view = view;
        this.port = MigrationPort.of(file, calls, flows.widestAccess()).orElse(null);
        RemapListener.start(file, view, calls);
    }

    Place place() {
        return place;
    }

    AssignedDevice view() {
        return view;
    }

    void close() {
        file.close();
    }

    public DeviceInfo info() {
        return file.info();
    }

    /** The regions whose capability names a type and subtype. */
    public List<RegionInfo> regionsOfType(int type, int subtype) {
        return file.regions().stream()
                .filter(region -> region.isOfType(type, subtype))
                .map(DeviceFile.Region::info)
                .toList();
    }

    /** Whether the guest reaches a BAR without the kernel's knowledge. */
    public boolean isMapped(int bar) {
        return view.isMapped(bar);
    }

    /** Tries to map a whole BAR, once more or for the first time; what was mapped is unmapped at once. */
    public Errno tryToMap(int bar) {
        RegionInfo region = file.region(bar).info();
        long mapping = file.mmap(region.offset(), region.size());
        return mapping < 0 ? Errno.of(mapping) : Errno.of(calls.munmap(mapping, region.size()));
    }

    /** The interrupt by which a driver has BARs looked at again. */
    public RemapPort remap() {
        return RemapPort.of(file)
                .orElseThrow(() -> new IllegalArgumentException(file.name() + " has no remap interrupt"));
    }

    /** Whether it has a migration region. */
    public boolean canMigrate() {
        return port != null;
    }

    MigrationPort port() {
        if (port == null) {
            throw new IllegalArgumentException(file.name() + " has no migration region");
        }
        return port;
    }

    boolean announcesNdma() {
        return canMigrate() && port.announcesNdma();
    }

    Errno reset() {
        return file.reset();
    }

    /** The guest's firmware lets the device answer and do DMA. */
    void enable() {
        view.writeConfig(COMMAND, 2, MEMORY_AND_MASTER);
    }

    /** What the migration data leave out: config space and interrupts. */
    SavedDevice describe(List<byte[]> segments) {
        return new SavedDevice(file.name(), segments, (int) view.readConfig(COMMAND, 2), file.interrupts());
    }

    /** Puts back what {@link #describe} has noted. */
    void restoreExternal(SavedDevice saved) {
        view.writeConfig(COMMAND, 2, saved.command());
        if (!saved.interrupts().isEmpty()) {
            file.enableVectors(saved.interrupts().size());
            file.raise(saved.interrupts());
        }
    }

    List<Position> journey() {
        return List.copyOf(journey);
    }

    void beginJourney() {
        journey.clear();
    }

    /** Notes where the device stands, unless it stood there before. */
    void note(boolean vcpusRun) {
        if (canMigrate()) {
            Position now = new Position(port.state(), vcpusRun);
            if (journey.isEmpty() || !journey.get(journey.size() - 1).equals(now)) {
                journey.add(now);
            }
        }
    }
}
