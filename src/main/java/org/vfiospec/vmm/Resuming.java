package org.vfiospec.vmm;

import java.util.List;
import org.vfiospec.uapi.DeviceState;

/** The reference flow of a resume: load every device, let every device answer, let every device run, then the guest. */
final class Resuming {
    private final Vmm vmm;

    Resuming(Vmm vmm) {
        this.vmm = vmm;
    }

    /** Does the flow; a device that cannot follow has no state to go back to, so all are reset. */
    void run(SavedGuest saved) {
        try {
            attempt(saved);
        } catch (Refused refused) {
            vmm.milestone("gives up", "the migration");
            saved.devices().keySet().forEach(vmm::reset);
            throw refused;
        }
    }

    private void attempt(SavedGuest saved) {
        vmm.adopt(saved);
        saved.devices().values().forEach(this::load);
        List<String> all = List.copyOf(saved.devices().keySet());
        List<String> able =
                all.stream().filter(device -> vmm.port(device).announcesNdma()).toList();
        able.forEach(device -> vmm.move(device, DeviceState.RUN_NDMA));
        vmm.milestone(
                "passes the barrier", able.isEmpty() ? "no device has NDMA" : "NDMA on " + String.join(", ", able));
        all.forEach(device -> vmm.move(device, DeviceState.RUN));
        vmm.runVcpus();
    }

    private void load(SavedDevice saved) {
        vmm.move(saved.name(), DeviceState.RESUME);
        for (byte[] segment : saved.segments()) {
            Refused.check(
                    saved.name() + " segment",
                    vmm.port(saved.name()).push(segment).result());
        }
        // QEMU 6.2 restores config space and interrupts here: no later state of its flow is still stopped.
        vmm.opened(saved.name()).restoreExternal(saved);
    }
}
