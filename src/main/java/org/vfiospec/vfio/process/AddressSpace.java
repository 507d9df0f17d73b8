package org.vfiospec.vfio.process;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vfiospec.uapi.Errno;

/** The mappings of a process: which addresses mean memory, and which mean a device. */
public final class AddressSpace {
    public static final long PAGE = 0x1000;

    private static final long FIRST = 0x7f00_0000_0000L;
    private static final long LAST = 0x7fff_ffff_f000L;

    /** {@code size} bytes of {@code what}, from {@code skipped} bytes into it. */
    private record Mapping(Mappable what, long skipped, long size) {}

    /** A way to move bytes between a buffer and what is mapped. */
    private interface Transfer {
        boolean move(Mappable what, long offset, ByteBuffer bytes);
    }

    private final TreeMap<Long, Mapping> mappings = new TreeMap<>();
    private long next = FIRST;

    /** Puts a mapping at an address of the kernel's choice; returns the address or {@code -errno}. */
    long map(Mappable what, long length) {
        if (length <= 0) {
            return Errno.EINVAL.result();
        }
        if (length > LAST - next) {
            return Errno.ENOMEM.result();
        }
        long address = next;
        long size = pageAlign(length);
        mappings.put(address, new Mapping(what, 0, size));
        next += size + PAGE;
        return address;
    }

    /** Removes whatever is mapped in a range; the parts of a mapping outside the range stay. */
    Errno unmap(long address, long length) {
        if (address % PAGE != 0 || address < 0 || length <= 0 || length > LAST || address > LAST - length) {
            return Errno.EINVAL;
        }
        long end = address + pageAlign(length);
        split(address);
        split(end);
        mappings.subMap(address, end).clear();
        return Errno.OK;
    }

    private void split(long at) {
        Map.Entry<Long, Mapping> below = mappings.lowerEntry(at);
        if (below != null && at - below.getKey() < below.getValue().size) {
            Mapping whole = below.getValue();
            long head = at - below.getKey();
            mappings.put(below.getKey(), new Mapping(whole.what, whole.skipped, head));
            mappings.put(at, new Mapping(whole.what, whole.skipped + head, whole.size - head));
        }
    }

    Errno load(String party, long address, ByteBuffer into) {
        return walk(address, into, (what, offset, bytes) -> what.load(party, offset, bytes));
    }

    Errno store(String party, long address, ByteBuffer from) {
        return walk(address, from, (what, offset, bytes) -> what.store(party, offset, bytes));
    }

    private Errno walk(long address, ByteBuffer bytes, Transfer transfer) {
        long at = address;
        while (bytes.hasRemaining()) {
            Map.Entry<Long, Mapping> entry = holding(at).orElse(null);
            if (entry == null) {
                return Errno.EFAULT;
            }
            Mapping mapping = entry.getValue();
            long inside = at - entry.getKey();
            int count = (int) Math.min(bytes.remaining(), mapping.size - inside);
            if (!transfer.move(mapping.what, mapping.skipped + inside, bytes.slice(bytes.position(), count))) {
                return Errno.EFAULT;
            }
            bytes.position(bytes.position() + count);
            at += count;
        }
        return Errno.OK;
    }

    /** Where a range lies physically, in order; empty unless all of it is mapped and can be pinned. */
    public List<Extent> pin(long address, long size) {
        List<Extent> extents = new ArrayList<>();
        for (long done = 0; done < size; ) {
            Map.Entry<Long, Mapping> entry = holding(address + done).orElse(null);
            if (entry == null) {
                return List.of();
            }
            Mapping mapping = entry.getValue();
            long inside = address + done - entry.getKey();
            long count = Math.min(size - done, mapping.size - inside);
            List<Extent> part = mapping.what.pin(mapping.skipped + inside, count);
            if (part.isEmpty()) {
                return List.of();
            }
            extents.addAll(part);
            done += count;
        }
        return extents;
    }

    private Optional<Map.Entry<Long, Mapping>> holding(long address) {
        return Optional.ofNullable(mappings.floorEntry(address))
                .filter(entry -> address - entry.getKey() < entry.getValue().size);
    }

    private static long pageAlign(long length) {
        return (length + PAGE - 1) / PAGE * PAGE;
    }
}
