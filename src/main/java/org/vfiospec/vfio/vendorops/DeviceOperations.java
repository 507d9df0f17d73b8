package org.vfiospec.vfio.vendorops;

/**
 * How many regions and interrupts a device file has, as its operations say; the vendor's stand behind the fixed ones.
 *
 * @param name as the ledger shows it
 */
public record DeviceOperations(String name, int vendorRegions, int vendorInterrupts) {
    public static final DeviceOperations DEFAULT = new DeviceOperations("vfio_pci", 0, 0);

    private static final int REGIONS = 9;
    private static final int INTERRUPTS = 5;

    public int regions() {
        return REGIONS + vendorRegions;
    }

    public int interrupts() {
        return INTERRUPTS + vendorInterrupts;
    }

    /** Whether a region index is served; an index at the total is one too many. */
    public boolean serves(int region) {
        return region >= 0 && region < regions();
    }
}
