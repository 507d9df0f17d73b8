package org.vfiospec.spec.kernel;

import java.util.List;
import java.util.stream.Stream;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.EventChannel;
import org.vfiospec.vfio.VariantDriver;
import org.vfiospec.vfio.VendorInterrupt;
import org.vfiospec.vfio.VendorRegion;

/**
 * What a vendor brings along, whichever design it is for: a region of its own, and half of BAR 2.
 *
 * @param accepts whether its probe takes the function
 * @param addedInterrupts how many interrupts it adds
 */
record VendorCode(String name, boolean accepts, int addedInterrupts) implements VariantDriver {
    static final int NARROWED = 2;
    static final long HALF = 0x8000;

    @Override
    public Errno probe(PciFunction function) {
        return accepts ? Errno.OK : Errno.ENODEV;
    }

    @Override
    public List<VendorRegion> regions() {
        return List.of(new RegionDriver(true));
    }

    @Override
    public List<VendorInterrupt> interrupts() {
        return Stream.generate(Silent::new)
                .limit(addedInterrupts)
                .map(VendorInterrupt.class::cast)
                .toList();
    }

    @Override
    public long limit(int region, long size, Access access) {
        return region == NARROWED ? Math.min(size, HALF) : size;
    }

    @Override
    public boolean exports() {
        return true;
    }

    /** An interrupt that is never signalled. */
    private static final class Silent implements VendorInterrupt {
        private boolean enabled;

        @Override
        public int type() {
            return 1;
        }

        @Override
        public int subtype() {
            return 0;
        }

        @Override
        public boolean isEnabled() {
            return enabled;
        }

        @Override
        public void enable(EventChannel eventfd) {
            enabled = true;
        }

        @Override
        public void disable() {
            enabled = false;
        }
    }
}
