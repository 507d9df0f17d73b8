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

    private final DeviceFile file;
    private final SystemCalls cpu;
    private final long base;
    private final Map<Integer, Bar> bars = new LinkedHashMap<>();
    private final long config;

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
            boolean mappable = (region.flags() & RegionInfo.FLAG_MMAP) != 0;
            long mapping = mappable ? Refused.check("BAR" + index, file.mmap(region.offset(), region.size())) : 0;
            bars.put(index, new Bar(region, mapping, base + ((long) index << 24)));
        }
    }

    /** Asks the kernel whether a BAR is mapped or trapped, and makes the guest's view so. */
    void lookAgain(int index) {
        Bar old = bars.get(index);
        RegionInfo region = file.region(index).info();
        boolean mappable = (region.flags() & RegionInfo.FLAG_MMAP) != 0;
        if (old.isMapped() && !mappable) {
            Refused.check("BAR" + index, cpu.munmap(old.mapping, old.region.size()));
            bars.put(index, new Bar(region, 0, old.guestAddress));
        } else if (!old.isMapped() && mappable) {
            long mapping = Refused.check("BAR" + index, file.mmap(region.offset(), region.size()));
            bars.put(index, new Bar(region, mapping, old.guestAddress));
        }
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
        if (place == null || offset > place.region.size() - width) {
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
        if (place == null || offset > place.region.size() - bytes.remaining()) {
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
