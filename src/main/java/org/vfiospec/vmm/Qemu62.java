package org.vfiospec.vmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.DeviceState.Bit;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationField;

/**
 * What QEMU 6.2 does ({@code hw/vfio/migration.c}): it knows three bits and no NDMA, lets devices reach one another in
 * every guest, and never resets a device because a migration has failed.
 */
final class Qemu62 implements Flows {
    private static final int KNOWN = 0x7;
    private static final int ROUNDS = 3;

    @Override
    public SavedGuest save(Vmm vmm) {
        return attempt(vmm, () -> {
            MemoryCopy copy = vmm.copyMemory();
            Map<String, List<byte[]>> streams = streams(vmm);
            // vfio_save_setup drops whatever is above the bits it knows.
            streams.keySet().forEach(device -> change(vmm, device, KNOWN, Bit.SAVING.mask()));
            for (int round = 0; round < ROUNDS; round++) {
                streams.forEach((device, stream) -> iterate(vmm, device, stream));
                copy.round();
                vmm.pass();
            }
            vmm.stopVcpus();
            // vfio_vmstate_change
            streams.keySet().forEach(device -> change(vmm, device, ~Bit.RUNNING.mask(), 0));
            return complete(vmm, streams, copy);
        });
    }

    @Override
    public SavedGuest suspend(Vmm vmm) {
        return attempt(vmm, () -> {
            Map<String, List<byte[]>> streams = streams(vmm);
            vmm.stopVcpus();
            streams.keySet().forEach(device -> change(vmm, device, ~Bit.RUNNING.mask(), Bit.SAVING.mask()));
            return complete(vmm, streams, null);
        });
    }

    private static Map<String, List<byte[]>> streams(Vmm vmm) {
        vmm.beginJourneys();
        Map<String, List<byte[]>> streams = new LinkedHashMap<>();
        vmm.deviceNames().forEach(device -> streams.put(device, new ArrayList<>()));
        return streams;
    }

    /** vfio_save_complete_precopy of each device, one after the other; config space comes after the data since 6.0. */
    private static SavedGuest complete(Vmm vmm, Map<String, List<byte[]>> streams, MemoryCopy copy) {
        Map<String, SavedDevice> saved = new LinkedHashMap<>();
        streams.forEach((device, stream) -> {
            change(vmm, device, ~Bit.RUNNING.mask(), Bit.SAVING.mask());
            boolean more = true;
            while (more) {
                more = iterate(vmm, device, stream);
            }
            change(vmm, device, ~Bit.SAVING.mask(), 0);
            saved.put(device, vmm.opened(device).describe(stream));
        });
        Map<Long, byte[]> memory = copy == null ? vmm.memoryPages() : copy.finish();
        return new SavedGuest(vmm.guest(), memory, saved);
    }

    /** One segment, if there is one; a length of 0 ends the round too. */
    private static boolean iterate(Vmm vmm, String device, List<byte[]> stream) {
        Optional<byte[]> segment = vmm.port(device).fetch().filter(bytes -> bytes.length > 0);
        segment.ifPresent(stream::add);
        return segment.isPresent();
    }

    private interface Flow {
        SavedGuest run();
    }

    // vfio_migration_state_notifier: a migration that has failed or was cancelled leaves the devices RUNNING.
    private static SavedGuest attempt(Vmm vmm, Flow flow) {
        try {
            return flow.run();
        } catch (Refused refused) {
            vmm.milestone("gives up", "the migration");
            vmm.deviceNames().forEach(device -> write(vmm, device, ~KNOWN, Bit.RUNNING.mask()));
            vmm.runVcpus();
            throw refused;
        }
    }

    @Override
    public void resume(Vmm vmm, SavedGuest saved) {
        vmm.adopt(saved);
        saved.devices().values().forEach(device -> load(vmm, device));
        saved.devices().keySet().forEach(device -> change(vmm, device, ~KNOWN, Bit.RUNNING.mask()));
        vmm.runVcpus();
    }

    private static void load(Vmm vmm, SavedDevice saved) {
        change(vmm, saved.name(), ~KNOWN, Bit.RESUMING.mask());
        for (byte[] segment : saved.segments()) {
            push(vmm.port(saved.name()), segment);
        }
        vmm.opened(saved.name()).restoreExternal(saved);
    }

    /** vfio_load_buffer: what does not fit into the region goes in pieces. */
    private static void push(MigrationPort port, byte[] segment) {
        for (int done = 0; done < segment.length; ) {
            long offset = Refused.check("data_offset", port.get(MigrationField.DATA_OFFSET));
            int length = (int) Math.min(segment.length - done, port.info().size() - offset);
            byte[] piece = Arrays.copyOfRange(segment, done, done + length);
            Refused.check("segment", port.push(offset, piece).result());
            done += length;
        }
    }

    private static void change(Vmm vmm, String device, int mask, int value) {
        Refused.check(device, write(vmm, device, mask, value).result());
    }

    /** vfio_migration_set_state: read, mask, check with the macro of the header, write. */
    private static Errno write(Vmm vmm, String device, int mask, int value) {
        Errno outcome = vmm.put(device, new DeviceState(vmm.state(device).value() & mask | value));
        if (outcome.failed() && vmm.state(device).equals(DeviceState.ERROR)) {
            // hw_error: the process aborts, and the kernel closes its devices.
            vmm.close();
            throw new Refused(device, outcome);
        }
        return outcome;
    }

    @Override
    public boolean offersPeerToPeer(boolean migratable, boolean allHaveNdma) {
        return true;
    }

    @Override
    public int widestAccess() {
        return Long.BYTES;
    }
}
