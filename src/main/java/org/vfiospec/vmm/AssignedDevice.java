package org.vfiospec.vmm;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.vfio.SystemCalls;

/** A device as the VMM shows it to the guest: BARs mapped where the kernel allows it, trapped where it does not. */
final class AssignedDevice implements GuestDevice {
    private static final int BARS = 6;
    private static final int CONFIG = 7;
    private static final int CAPABILITIES = 0x34;
    private static final int EXPRESS = 0x10;
    private static final int INITIATE_RESET = 0x8000;

    private final DeviceFile file;
    private final SystemCalls cpu;
    private final long base;
    private final Map<Integer, Bar> bars = new LinkedHashMap<>();
    private final long config;
    private boolean revoked;

    /** A BAR: where in the device file, where in the process if it is mapped. */
    private record Bar(RegionInfo region, long mapping, long guestAddress) {
        boolean isMapped() {
            return mapping > 0;
        }
    }

    /** @param base the guest-physical address from which the BARs are placed */
    AssignedDevice(DeviceFile file, SystemCalls cpu, long base) {
        this.file = file;
        this.cpu = cpu;
        this.base = base;
        for (int index = 0; index < BARS; index++) {
            place(index, file.region(index).info());
        }
        this.config = file.region(CONFIG).info().offset();
    }

    private void place(int index, RegionInfo region) {
        if (region.size() > 0) {
            bars.put(index, mapped(index, new Bar(region, 0, base + ((long) index << 24))));
        }
    }

    /** Asks the kernel whether a BAR is mapped or trapped, and makes the guest's view so. */
    void lookAgain(int index) {
        Bar old = bars.get(index);
        RegionInfo region = file.region(index).info();
        boolean mappable = (region.flags() & RegionInfo.FLAG_MMAP) != 0;
        if (mappable != old.isMapped()) {
            Bar now = new Bar(region, old.mapping, old.guestAddress);
            bars.put(index, mappable ? mapped(index, now) : unmapped(now));
        }
    }

    /** Takes every BAR away from the guest, or gives all of them back: what is taken reads as ones and drops writes. */
    void revoke(boolean take) {
        if (take != revoked) {
            revoked = take;
            bars.replaceAll((index, bar) -> take ? unmapped(bar) : mapped(index, bar));
        }
    }

    private Bar unmapped(Bar bar) {
        if (bar.isMapped()) {
            Refused.check("BAR", cpu.munmap(bar.mapping, bar.region.size()));
        }
        return new Bar(bar.region, 0, bar.guestAddress);
    }

    private Bar mapped(int index, Bar bar) {
        boolean mappable = (bar.region.flags() & RegionInfo.FLAG_MMAP) != 0;
        long mapping = mappable ? Refused.check("BAR" + index, file.mmap(bar.region.offset(), bar.region.size())) : 0;
        return new Bar(bar.region, mapping, bar.guestAddress);
    }

    /** A reset by the PCI Express capability of config space, as a guest may ask for it. */
    void functionLevelReset() {
        long place = readConfig(CAPABILITIES, 1);
        while (readConfig((int) place, 1) != EXPRESS) {
            place = readConfig((int) place + 1, 1);
        }
        int control = (int) place + 8;
        writeConfig(control, 2, readConfig(control, 2) | INITIATE_RESET);
    }

    /** Whether the guest reaches a BAR without the kernel's knowledge. */
    boolean isMapped(int index) {
        return bars.get(index).isMapped();
    }

    /** Lets the other devices of the container reach the BARs that are mapped. */
    void mapInto(Container container) {
        bars.values().stream()
                .filter(Bar::isMapped)
                .forEach(bar -> container.map(bar.guestAddress, bar.mapping, bar.region.size()));
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public long read(int bar, long offset, int width) {
        Bar place = bars.get(bar);
        if (revoked || place == null || offset > place.region.size() - width) {
            return -1L >>> (Long.SIZE - 8 * width);
        }
        ByteBuffer into = Little.buffer(width);
        int result = place.isMapped()
                ? cpu.load(place.mapping + offset, into)
                : file.pread(into, place.region.offset() + offset);
        return result < 0 ? -1L >>> (Long.SIZE - 8 * width) : Little.value(into, width);
    }

    @Override
    public void write(int bar, long offset, int width, long value) {
        store(bar, offset, Little.bytes(value, width));
    }

    @Override
    public void writePair(int bar, long offset, long low, long high) {
        store(bar, offset, Little.buffer(16).putLong(low).putLong(high).flip());
    }

    // A store that the device or the kernel refuses is lost, as on a bus.
    private void store(int bar, long offset, ByteBuffer bytes) {
        Bar place = bars.get(bar);
        if (revoked || place == null || offset > place.region.size() - bytes.remaining()) {
            return;
        }
        if (place.isMapped()) {
            cpu.store(place.mapping + offset, bytes);
        } else {
            file.pwrite(bytes, place.region.offset() + offset);
        }
    }

    @Override
    public long addressOf(int bar) {
        return bars.get(bar).guestAddress;
    }

    @Override
    public long readConfig(int offset, int width) {
        return file.read(config + offset, width);
    }

    @Override
    public void writeConfig(int offset, int width, long value) {
        file.write(config + offset, width, value);
    }

    @Override
    public void enableInterrupts(int count) {
        file.enableVectors(count);
    }

    @Override
    public long takeInterrupts(int vector) {
        return file.takeInterrupts(vector);
    }
}
