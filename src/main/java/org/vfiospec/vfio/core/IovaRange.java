package org.vfiospec.vfio.core;

import java.util.List;
import java.util.stream.Stream;
import org.vfiospec.iommu.ReservedRegion;

/** Addresses that a device may put on the bus, first and last included, unsigned. */
record IovaRange(long first, long last) {
    /** What the emulated IOMMU translates: 48 bits. */
    static final IovaRange APERTURE = new IovaRange(0, (1L << 48) - 1);

    /** What is left of ranges without a reserved region ({@code vfio_iommu_resv_exclude}). */
    static List<IovaRange> without(List<IovaRange> ranges, ReservedRegion region) {
        return region.isForUsers()
                ? ranges
                : ranges.stream().flatMap(range -> range.without(region)).toList();
    }

    private Stream<IovaRange> without(ReservedRegion region) {
        if (region.last() < first || region.first() > last) {
            return Stream.of(this);
        }
        return Stream.of(new IovaRange(first, region.first() - 1), new IovaRange(region.last() + 1, last))
                .filter(left -> left.first <= left.last);
    }

    boolean holds(long iova, long size) {
        return Long.compareUnsigned(iova, first) >= 0 && Long.compareUnsigned(iova + size - 1, last) <= 0;
    }
}
