package org.vfiospec.iommu;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.vfiospec.uapi.Errno;

/** One set of translation tables: what the functions attached to it can reach, and where that lies. */
public final class Domain {

    /** What a domain does with an address. */
    public enum Kind {
        /** Looks it up among the mappings. */
        PAGING,
        /** Takes it as physical: no protection. */
        IDENTITY,
        /** Faults, whatever it is. */
        BLOCKING
    }

    /** A range of IOVAs and the physical addresses behind it; all in bytes, multiples of a page. */
    public record Mapping(long iova, long physical, long size, boolean read, boolean write) {
        boolean covers(long address) {
            return address - iova >= 0 && address - iova < size;
        }

        boolean allows(boolean writing) {
            return writing ? write : read;
        }
    }

    private final String name;
    private final Kind kind;
    private final NavigableMap<Long, Mapping> mappings = new TreeMap<>();
    private final Tlb tlb = new Tlb();

    private Domain(String name, Kind kind) {
        this.name = name;
        this.kind = kind;
    }

    public static Domain paging(String name) {
        return new Domain(name, Kind.PAGING);
    }

    public static Domain identity(String name) {
        return new Domain(name, Kind.IDENTITY);
    }

    public static Domain blocking(String name) {
        return new Domain(name, Kind.BLOCKING);
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public Collection<Mapping> mappings() {
        return Collections.unmodifiableCollection(mappings.values());
    }

    /**
     * Makes {@code size} bytes at {@code physical} reachable at {@code iova}.
     *
     * @return {@code EINVAL} if anything is misaligned, empty, negative or wraps, or nothing is allowed; {@code EEXIST}
     *     if a part is mapped already; nothing has changed then
     */
    public Errno map(long iova, long physical, long size, boolean read, boolean write) {
        boolean aligned = ((iova | physical | size) & HostMemory.PAGE - 1) == 0;
        if (!aligned || size <= 0 || iova < 0 || iova + size < 0 || !(read || write) || kind != Kind.PAGING) {
            return Errno.EINVAL;
        }
        if (overlaps(iova, size)) {
            return Errno.EEXIST;
        }
        mappings.put(iova, new Mapping(iova, physical, size, read, write));
        return Errno.OK;
    }

    /**
     * Takes away every mapping inside a range.
     *
     * @return the bytes that were mapped, 0 if there were none, or {@code -EINVAL} if an end of the range cuts a mapping
     *     in two; nothing has changed then
     */
    public long unmap(long iova, long size) {
        if (size <= 0 || iova < 0 || iova + size < 0 || isCutAt(iova) || isCutAt(iova + size)) {
            return Errno.EINVAL.result();
        }
        long bytes = remove(iova, size);
        invalidate(iova, size);
        return bytes;
    }

    /** Takes mappings out of the tables; what the TLB holds of them still translates. */
    long remove(long iova, long size) {
        Map<Long, Mapping> inside = mappings.subMap(iova, iova + size);
        long bytes = inside.values().stream().mapToLong(Mapping::size).sum();
        inside.clear();
        return bytes;
    }

    /** Invalidates by address and waits for the end of it (SYNC): nothing translates from memory of old any more. */
    void invalidate(long iova, long size) {
        tlb.invalidate(iova, size);
    }

    public boolean overlaps(long iova, long size) {
        Map.Entry<Long, Mapping> before = mappings.lowerEntry(iova + size);
        return before != null && before.getKey() + before.getValue().size() > iova;
    }

    /** The mapping that covers an address, or null. */
    public Mapping mappingAt(long iova) {
        Map.Entry<Long, Mapping> before = mappings.floorEntry(iova);
        return before != null && before.getValue().covers(iova) ? before.getValue() : null;
    }

    /** Where one byte lies, as a request for reading or writing would find out. */
    public Translation translate(long iova, boolean writing) {
        return switch (kind) {
            case BLOCKING -> Translation.fault(Fault.Code.TRANSLATION);
            case IDENTITY -> new Translation(null, iova, Long.MAX_VALUE);
            case PAGING -> walk(iova, writing);
        };
    }

    private Translation walk(long iova, boolean writing) {
        Mapping mapping = lookUp(iova);
        if (mapping == null) {
            return Translation.fault(Fault.Code.TRANSLATION);
        }
        long into = iova - mapping.iova;
        return mapping.allows(writing)
                ? new Translation(null, mapping.physical + into, mapping.size - into)
                : Translation.fault(Fault.Code.PERMISSION);
    }

    private Mapping lookUp(long iova) {
        Mapping recent = tlb.find(iova);
        if (recent != null) {
            return recent;
        }
        Mapping mapping = mappingAt(iova);
        if (mapping != null) {
            tlb.keep(iova, mapping);
        }
        return mapping;
    }

    private boolean isCutAt(long iova) {
        Mapping mapping = mappingAt(iova);
        return mapping != null && mapping.iova != iova;
    }

    @Override
    public String toString() {
        return name;
    }
}
