package org.vfiospec.vfio.pci;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.pci.Bar;
import org.vfiospec.pci.PciFunction;
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
            regions.add(bar == null ? new Region.Absent("BAR" + index) : new BarRegion(device, bar));
        }
        regions.add(rom(device));
        regions.add(new ConfigRegion(shadow));
        regions.add(vga(device));
        for (VendorRegion added : device.driver().regions()) {
            regions.add(new AddedRegion(added));
        }
        return new Regions(regions);
    }

    private static Region rom(VfioPciDevice device) {
        PciFunction function = device.function();
        if (function.rom() != null) {
            return new RomRegion(function, device.driver().name(), device.memory());
        }
        byte[] copy = function.romCopy();
        return copy.length > 0 ? new RomCopy(copy) : new Region.Absent("ROM");
    }

    private static Region vga(VfioPciDevice device) {
        boolean offered = device.function().isVga() && device.kernel().givesVga();
        return offered ? new VgaRegion(device.function(), device.driver().name()) : new Region.Absent("VGA");
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
