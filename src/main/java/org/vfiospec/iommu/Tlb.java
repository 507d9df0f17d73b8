package org.vfiospec.iommu;

/**
 * Translations that the IOMMU has used lately: each answers for its page until it is invalidated, whatever the tables
 * say, or until another page needs its place.
 */
final class Tlb {
    private static final int PLACES = 64;

    private final long[] pages = new long[PLACES];
    private final Domain.Mapping[] mappings = new Domain.Mapping[PLACES];

    /** The mapping that was found for the page of an address, or null. */
    Domain.Mapping find(long iova) {
        int place = place(iova);
        return pages[place] == page(iova) ? mappings[place] : null;
    }

    /** Keeps what a walk has found. */
    void keep(long iova, Domain.Mapping mapping) {
        pages[place(iova)] = page(iova);
        mappings[place(iova)] = mapping;
    }

    void invalidate(long iova, long size) {
        for (int place = 0; place < PLACES; place++) {
            if (pages[place] >= iova && pages[place] < iova + size) {
                mappings[place] = null;
            }
        }
    }

    private static long page(long iova) {
        return iova & -HostMemory.PAGE;
    }

    private static int place(long iova) {
        return (int) (iova / HostMemory.PAGE) & PLACES - 1;
    }
}
