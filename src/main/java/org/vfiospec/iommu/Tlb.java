package org.vfiospec.iommu;

import java.util.LinkedHashMap;
import java.util.Map;

/** Translations that the IOMMU has used lately: each answers for its page until it is invalidated, whatever the tables say. */
final class Tlb {
    private static final int ENTRIES = 64;

    private final Map<Long, Domain.Mapping> pages = new LinkedHashMap<>();

    /** The mapping that was found for the page of an address, or null. */
    Domain.Mapping find(long iova) {
        return pages.get(iova / HostMemory.PAGE);
    }

    /** Keeps what a walk has found; the oldest entry makes room. */
    void keep(long iova, Domain.Mapping mapping) {
        if (pages.size() == ENTRIES) {
            pages.remove(pages.keySet().iterator().next());
        }
        pages.put(iova / HostMemory.PAGE, mapping);
    }

    void invalidate(long iova, long size) {
        pages.keySet().removeIf(page -> page * HostMemory.PAGE >= iova && page * HostMemory.PAGE < iova + size);
    }
}
