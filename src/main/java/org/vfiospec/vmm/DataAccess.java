package org.vfiospec.vmm;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfiospec.uapi.Capability.Area;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.vfio.SystemCalls;

/** The way to a data section: through a mapping where the kernel grants one, by reads and writes anywhere else. */
final class DataAccess {
    private final DeviceFile file;
    private final SystemCalls calls;
    private final RegionInfo region;
    private final int widest;
    private final List<Mapping> mappings = new ArrayList<>();

    private record Mapping(Area area, long address) {
        boolean covers(long offset, int length) {
            return offset >= area.offset() && offset - area.offset() <= area.size() - length;
        }
    }

    /** @param widest bytes that one read or write has at most */
    DataAccess(DeviceFile file, DeviceFile.Region region, SystemCalls calls, int widest) {
        this.file = file;
        this.calls = calls;
        this.region = region.info();
        this.widest = widest;
        region.areas().forEach(this::map);
    }

    // A mapping that cannot be had costs speed only (vfio_region_mmap).
    private void map(Area area) {
        long address = file.mmap(region.offset() + area.offset(), area.size());
        if (address > 0) {
            mappings.add(new Mapping(area, address));
        }
    }

    List<Area> mapped() {
        return mappings.stream().map(Mapping::area).toList();
    }

    /** Fills a buffer from the region; the number of bytes, or {@code -errno}. */
    int read(long offset, ByteBuffer into) {
        return mapping(offset, into.remaining())
                .map(mapping -> count(calls.load(address(mapping, offset), into), into))
                .orElseGet(() -> piecewise(offset, into, file::pread));
    }

    int write(long offset, ByteBuffer from) {
        return mapping(offset, from.remaining())
                .map(mapping -> count(calls.store(address(mapping, offset), from), from))
                .orElseGet(() -> piecewise(offset, from, file::pwrite));
    }

    private Optional<Mapping> mapping(long offset, int length) {
        return mappings.stream()
                .filter(mapping -> mapping.covers(offset, length))
                .findFirst();
    }

    private static long address(Mapping mapping, long offset) {
        return mapping.address + offset - mapping.area.offset();
    }

    private static int count(int result, ByteBuffer bytes) {
        return result < 0 ? result : bytes.remaining();
    }

    private interface Call {
        int on(ByteBuffer bytes, long offset);
    }

    /** As much as there is, or the widest word that is no wider. */
    private int width(int remaining) {
        int most = Math.min(widest, remaining);
        return widest > Long.BYTES ? most : Integer.highestOneBit(most);
    }

    private int piecewise(long offset, ByteBuffer bytes, Call call) {
        for (int done = 0; done < bytes.remaining(); ) {
            int length = width(bytes.remaining() - done);
            int result = call.on(bytes.slice(bytes.position() + done, length), region.offset() + offset + done);
            if (result != length) {
                return result < 0 ? result : Errno.EINVAL.result();
            }
            done += length;
        }
        return bytes.remaining();
    }
}
