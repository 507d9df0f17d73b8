package org.vfiospec.vmm;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Which devices of a guest may wait for pages that the guest brings, and the memory that they share with it. */
final class PageFaults {
    private final Ram ram;
    private final Set<String> faulting = new LinkedHashSet<>();
    private VirtualIommu virtualIommu;
    private boolean combined;

    PageFaults(Ram ram) {
        this.ram = ram;
    }

    /** @param withMigration whether also a guest that shall be possible to migrate has such devices */
    void offer(VirtualIommu offered, boolean withMigration) {
        virtualIommu = offered;
        combined = withMigration;
    }

    /**
     * Decides for one device of a guest that starts.
     *
     * @param silenceable whether the device can be silenced while the guest runs
     * @return what was decided, or nothing where there is no such memory
     */
    Optional<Boolean> decide(String device, boolean migratable, boolean silenceable) {
        if (virtualIommu == null) {
            return Optional.empty();
        }
        boolean offered = !migratable || combined && silenceable;
        if (offered) {
            virtualIommu.enable(device);
            faulting.add(device);
        }
        return Optional.of(offered);
    }

    GuestMemory memoryFor(String device) {
        return faulting.contains(device) ? virtualIommu : ram;
    }

    void reclaim() {
        virtualIommu.reclaim();
    }

    boolean isWaitedFor(String device) {
        return faulting.contains(device) && virtualIommu.isWaitedFor(device);
    }

    /** One slice of CPU time for the guest's handler. */
    void run() {
        if (virtualIommu != null) {
            virtualIommu.run();
        }
    }
}
