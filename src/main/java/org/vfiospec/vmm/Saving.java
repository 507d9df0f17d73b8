package org.vfiospec.vmm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;

/** The reference flow of a save: each step takes one freedom away from every device before the next step begins. */
final class Saving {
    private static final int PRE_COPY_ROUNDS = 3;
    private static final int SLICES = 4;
    private static final int PATIENCE = 64;

    private final Vmm vmm;
    private final Map<String, List<byte[]>> streams = new LinkedHashMap<>();
    private MemoryCopy copy;

    Saving(Vmm vmm) {
        this.vmm = vmm;
        vmm.deviceNames().forEach(device -> streams.put(device, new ArrayList<>()));
    }

    SavedGuest live() {
        return attempt(() -> {
            copy = vmm.copyMemory();
            enter(DeviceState.PRE_COPY);
            preCopy();
            silence();
            vmm.stopVcpus();
            return finish();
        });
    }

    SavedGuest suspended() {
        return attempt(() -> {
            vmm.stopVcpus();
            return finish();
        });
    }

    private SavedGuest attempt(Supplier<SavedGuest> flow) {
        vmm.beginJourneys();
        try {
            return flow.get();
        } catch (Refused refused) {
            recover();
            throw refused;
        }
    }

    private void enter(DeviceState state) {
        streams.keySet().forEach(device -> vmm.move(device, state));
        vmm.pass(SLICES);
    }

    /** Takes what the drivers offer early; whatever is left then waits for the stop. */
    private void preCopy() {
        for (int round = 0; round < PRE_COPY_ROUNDS; round++) {
            streams.forEach((device, stream) -> fetch(device).ifPresent(stream::add));
            copy.round();
            vmm.pass();
        }
    }

    private Optional<byte[]> fetch(String device) {
        return vmm.port(device).fetch();
    }

    /** The grace state: a barrier for all that can be silenced. Those that cannot are silent only when they stop. */
    private void silence() {
        List<String> able = streams.keySet().stream()
                .filter(device -> vmm.port(device).announcesNdma())
                .toList();
        able.forEach(this::silence);
        vmm.pass(SLICES);
        able.forEach(this::settle);
        vmm.milestone(
                "passes the barrier", able.isEmpty() ? "no device has NDMA" : "NDMA on " + String.join(", ", able));
    }

    /** A device that waits for a page cannot be silenced: the guest brings the page, then the device is asked again. */
    private void silence(String device) {
        Errno outcome = vmm.set(device, DeviceState.PRE_COPY_NDMA);
        for (int i = 0; i < PATIENCE && outcome.failed() && vmm.waitsForPage(device); i++) {
            vmm.pass();
            outcome = vmm.set(device, DeviceState.PRE_COPY_NDMA);
        }
        Refused.check(device + " to " + DeviceState.PRE_COPY_NDMA, outcome.result());
    }

    /** A silent device may have let go of a request, and its question still waits for an answer. */
    private void settle(String device) {
        for (int i = 0; i < PATIENCE && vmm.waitsForPage(device); i++) {
            vmm.pass();
        }
    }

    private SavedGuest finish() {
        enter(DeviceState.STOP_AND_COPY);
        streams.forEach(this::drain);
        Map<String, SavedDevice> saved = new LinkedHashMap<>();
        streams.forEach((device, stream) -> saved.put(device, vmm.opened(device).describe(stream)));
        // The log of a device that is found by its driver ends when SAVING does.
        Map<Long, byte[]> memory = copy == null ? vmm.memoryPages() : copy.finish();
        streams.keySet().forEach(this::halt);
        return new SavedGuest(vmm.guest(), memory, saved);
    }

    // The data are complete: a source that cannot be halted is no reason to lose them.
    private void halt(String device) {
        if (vmm.set(device, DeviceState.STOP).failed()) {
            vmm.reset(device);
        }
    }

    private void drain(String device, List<byte[]> stream) {
        for (Optional<byte[]> next = fetch(device); next.isPresent(); next = fetch(device)) {
            stream.add(next.get());
        }
    }

    // Gunthorpe, 14 December 2021: back to RUNNING if the device can, else by a reset.
    private void recover() {
        vmm.milestone("gives up", "the migration");
        if (copy != null) {
            copy.end();
        }
        streams.keySet().forEach(this::goBack);
        vmm.runVcpus();
    }

    private void goBack(String device) {
        if (vmm.set(device, DeviceState.RUN).failed()) {
            vmm.reset(device);
        }
    }
}
