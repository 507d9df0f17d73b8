package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.vfiospec.trace.Hex;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.process.Extent;
import org.vfiospec.vfio.process.Mappable;

/** What exists of a device from its first open to its last close: the regions of its file, and its power state. */
final class Session {
    private final VfioPciDevice device;
    private final Regions regions;
    private final ConfigRules rules;
    private final LowPower power;
    private final byte[] savedConfig;
    private final List<DmaBuf> exported = new ArrayList<>();

    /** The driver's own regions are asked for now. */
    Session(VfioPciDevice device, ConfigShadow shadow, ConfigRules rules, byte[] savedConfig) {
        this.device = device;
        this.regions = Regions.of(device, shadow);
        this.rules = rules;
        this.power = new LowPower(device, rules);
        this.savedConfig = savedConfig;
    }

    Regions regions() {
        return regions;
    }

    ConfigRules rules() {
        return rules;
    }

    LowPower power() {
        return power;
    }

    byte[] savedConfig() {
        return savedConfig;
    }

    // vfio_pci_rw: a region that is not there comes before a function that does not wake.
    int read(ByteBuffer into, long offset) {
        Region region = regions.at(offset);
        return access(region, into, () -> region.read(Regions.position(offset), into));
    }

    int write(ByteBuffer from, long offset) {
        Region region = regions.at(offset);
        return access(region, from, () -> region.write(Regions.position(offset), from));
    }

    private int access(Region region, ByteBuffer bytes, IntSupplier transfer) {
        if (!bytes.hasRemaining()) {
            return 0;
        }
        return region == null ? Errno.EINVAL.result() : awake(transfer);
    }

    /** A call at work keeps the function awake. */
    int awake(IntSupplier call) {
        if (power.resume().failed()) {
            return Errno.EIO.result();
        }
        int result = call.getAsInt();
        power.settle();
        return result;
    }

    Mappable mmap(long offset, long length) {
        Region region = regions.at(offset);
        return region == null ? Mappable.refused(Errno.EINVAL) : region.mmap(Regions.position(offset), length);
    }

    DmaBuf export(List<Extent> parts) {
        DmaBuf file = new DmaBuf(parts, device.memory());
        exported.add(file);
        return file;
    }

    /** The user has left: nothing leads to the function any more. */
    void end() {
        power.exit();
        power.resume();
        exported.forEach(DmaBuf::orphan);
    }

    String nameOf(long offset) {
        Region region = regions.at(offset);
        String function = device.function().name();
        long position = Regions.position(offset);
        if (region == null) {
            return function + " + " + Hex.of(offset);
        }
        String register = region.nameOf(position);
        return function + " " + region.name() + " + " + Hex.of(position) + (register.isEmpty() ? "" : " " + register);
    }
}
