package org.vfiospec.vfio.pci;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.pci.Bar;
import org.vfiospec.vfio.VendorRegion;

/** The regions of an open device by index; where each starts in the file is the core's own business. */
final class Regions {
    static final int CONFIG = 7;
    static final int VGA = 8;
    static final int FIRST_ADDED = 9;

    /** {@code VFIO_PCI_OFFSET_SHIFT} */
    private static final int SHIFT = 40;

    private final List<Region> regions;

    private Regions(List<Region> regions) {
        this.regions = regions;
    }

    static Regions of(VfioPciDevice device, ConfigShadow shadow) {
        List<Region> regions = new ArrayList<>();
        for (int index = 0; index < 6; index++) {
            Bar bar = device.function().bar(index);
            regions.add(
                    bar == null
                            ? new Region.Absent("BAR" + index)
                            : new BarRegion(device.function(), bar, device.driver(), device.memory()));
        }
        regions.add(new Region.Absent("ROM"));
        regions.add(new ConfigRegion(shadow));
        regions.add(new Region.Absent("VGA"));
        for (VendorRegion added : device.driver().regions()) {
            regions.add(new AddedRegion(added));
        }
        return new Regions(regions);
    }

    List<Region> all() {
        return regions;
    }

    /** The region that a file offset lies in, or null. */
    Region at(long offset) {
        return get(offset >>> SHIFT);
    }

    /** The region at an index, or null beyond the last. */
    Region get(long index) {
        return index >= 0 && index < regions.size() ? regions.get((int) index) : null;
    }

    static long position(long offset) {
        return offset & (1L << SHIFT) - 1;
    }

    static long offset(int index) {
        return (long) index << SHIFT;
    }
}
