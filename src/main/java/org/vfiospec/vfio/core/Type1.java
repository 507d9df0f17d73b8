package org.vfiospec.vfio.core;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.vfiospec.iommu.Domain;
import org.vfiospec.iommu.ReservedRegion;
import org.vfiospec.uapi.DmaMap;
import org.vfiospec.uapi.DmaUnmap;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.process.AddressSpace;
import org.vfiospec.vfio.process.Extent;
import org.vfiospec.vfio.process.VmmProcess;

/** The mappings of one container: what user space asked to be reachable, and the checks before it is. */
final class Type1 {
    static final long PAGE = AddressSpace.PAGE;

    private static final int PROTECTION = DmaMap.FLAG_READ | DmaMap.FLAG_WRITE;

    /** What one MAP_DMA made; a suspended mapping waits for its new vaddr. */
    record Mapping(long size, boolean suspended) {}

    private final Domain domain;
    private List<IovaRange> valid = List.of(IovaRange.APERTURE);
    private final IntSupplier limit;
    private final TreeMap<Long, Mapping> mappings = new TreeMap<>(Long::compareUnsigned);
    private final PinnedPages pinned = new PinnedPages();
    private long locked;

    /** @param limit how many mappings there may be, asked for at each */
    Type1(Domain domain, IntSupplier limit) {
        this.domain = domain;
        this.limit = limit;
    }

    Errno map(DmaMap request, VmmProcess caller) {
        boolean update = (request.flags() & DmaMap.FLAG_VADDR) != 0;
        boolean known = (request.flags() & ~(PROTECTION | DmaMap.FLAG_VADDR)) == 0;
        boolean protects = (request.flags() & PROTECTION) != 0;
        if (!known || update == protects || !wellFormed(request)) {
            return Errno.EINVAL;
        }
        return update ? resume(request) : mapNew(request, caller);
    }

    private Errno mapNew(DmaMap request, VmmProcess caller) {
        if (overlaps(request.iova(), request.size())) {
            return Errno.EEXIST;
        }
        if (mappings.size() >= limit.getAsInt()) {
            return Errno.ENOSPC;
        }
        if (valid.stream().noneMatch(range -> range.holds(request.iova(), request.size()))) {
            return Errno.EINVAL;
        }
        if (request.size() > caller.lockedMemoryLimit() - locked) {
            return Errno.ENOMEM;
        }
        List<Extent> pinned = caller.memory().pin(request.vaddr(), request.size());
        return pinned.isEmpty() ? Errno.EFAULT : enter(request, pinned);
    }

    private Errno enter(DmaMap request, List<Extent> pinned) {
        boolean read = (request.flags() & DmaMap.FLAG_READ) != 0;
        boolean write = (request.flags() & DmaMap.FLAG_WRITE) != 0;
        long iova = request.iova();
        for (Extent extent : pinned) {
            Errno errno = domain.map(iova, extent.physical(), extent.size(), read, write);
            if (errno.failed()) {
                domain.unmap(request.iova(), iova - request.iova());
                return errno;
            }
            iova += extent.size();
        }
        mappings.put(request.iova(), new Mapping(request.size(), false));
        locked += request.size();
        return Errno.OK;
    }

    /** Gives a suspended mapping its new vaddr; the physical pages stay what they are. */
    private Errno resume(DmaMap request) {
        Mapping mapping = mappings.get(request.iova());
        if (mapping == null) {
            return Errno.ENOENT;
        }
        if (!mapping.suspended || mapping.size != request.size()) {
            return Errno.EINVAL;
        }
        mappings.put(request.iova(), new Mapping(mapping.size, false));
        return Errno.OK;
    }

    /** Whether a range starts or ends inside a mapping instead of between two. */
    boolean bisects(long iova, long size) {
        Map.Entry<Long, Mapping> below = mappings.lowerEntry(iova);
        boolean head = below != null && iova - below.getKey() < below.getValue().size;
        Map.Entry<Long, Mapping> last = mappings.floorEntry(iova + size - 1);
        boolean tail =
                last != null && Long.compareUnsigned(last.getKey() + last.getValue().size - 1, iova + size - 1) > 0;
        return head || tail;
    }

    /** Removes the whole mappings in a range that {@link #bisects} none; returns their bytes. */
    long remove(long iova, long size) {
        SortedMap<Long, Mapping> gone = within(iova, size);
        long bytes = gone.values().stream().mapToLong(Mapping::size).sum();
        gone.forEach((start, mapping) -> domain.unmap(start, mapping.size));
        gone.clear();
        locked -= bytes;
        return bytes;
    }

    /** Takes the vaddr of the mappings in a range away, until {@link #resume}; -1 if one has none any more. */
    long suspend(long iova, long size) {
        SortedMap<Long, Mapping> touched = within(iova, size);
        if (touched.values().stream().anyMatch(Mapping::suspended)) {
            return -1;
        }
        touched.replaceAll((start, mapping) -> new Mapping(mapping.size, true));
        return touched.values().stream().mapToLong(Mapping::size).sum();
    }

    /** The mappings by IOVA that start in a range of at least one byte. */
    SortedMap<Long, Mapping> within(long iova, long size) {
        return mappings.subMap(iova, true, iova + size - 1, true);
    }

    /** What drivers have pinned. */
    PinnedPages pinned() {
        return pinned;
    }

    /** Where a byte lies, or -1. */
    long physical(long iova) {
        Domain.Mapping mapping = domain.mappingAt(iova);
        return mapping == null ? -1 : mapping.physical() + iova - mapping.iova();
    }

    int available() {
        return limit.getAsInt() - mappings.size();
    }

    /** Whether something is mapped where a region is reserved for a group that wants to join. */
    boolean conflictsWith(List<ReservedRegion> regions) {
        return regions.stream()
                .filter(region -> !region.isForUsers())
                .anyMatch(region -> overlaps(region.first(), region.size()));
    }

    /** From now on the user may map what is not reserved. */
    void reserve(List<ReservedRegion> regions) {
        valid = List.of(IovaRange.APERTURE);
        regions.forEach(region -> valid = IovaRange.without(valid, region));
    }

    List<IovaRange> valid() {
        return valid;
    }

    private boolean overlaps(long iova, long size) {
        return !within(iova, size).isEmpty() || bisects(iova, 1);
    }

    private static boolean wellFormed(DmaMap request) {
        return isRange(request.iova(), request.size()) && isRange(request.vaddr(), request.size());
    }

    /** Whether a range is aligned, not empty, and does not wrap; the checks of {@link DmaUnmap} too. */
    static boolean isRange(long start, long size) {
        boolean aligned = (start | size) % PAGE == 0;
        return aligned && size != 0 && Long.compareUnsigned(start + size - 1, start) > 0;
    }
}
