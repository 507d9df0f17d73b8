package org.vfiospec.vfio.core;

import java.util.List;
import org.vfiospec.iommu.Iommu;

/** Addresses that a device may put on the bus, first and last included, unsigned. */
record IovaRange(long first, long last) {
    /** The highest input address of the emulated IOMMU: 48 bits. */
    private static final long APERTURE_LAST = (1L << 48) - 1;

    /** What the IOMMU translates without the window that shows the interrupt doorbell. */
    static List<IovaRange> valid() {
        return List.of(
                new IovaRange(0, Iommu.MSI_WINDOW - 1),
                new IovaRange(Iommu.MSI_WINDOW + Iommu.MSI_WINDOW_SIZE, APERTURE_LAST));
    }

    boolean holds(long iova, long size) {
        return Long.compareUnsigned(iova, first) >= 0 && Long.compareUnsigned(iova + size - 1, last) <= 0;
    }
}
