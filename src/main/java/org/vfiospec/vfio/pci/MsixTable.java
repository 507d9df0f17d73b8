package org.vfiospec.vfio.pci;

import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;

/**
 * Where a function keeps its MSI-X vectors.
 *
 * @param bar index of the BAR, or -1 without the capability
 * @param offset bytes into the BAR
 * @param vectors entries of 16 bytes
 */
record MsixTable(int bar, long offset, int vectors) {
    static final int ENTRY = 16;

    static MsixTable of(PciFunction function) {
        ConfigSpace config = function.config();
        int at = config.find(Capability.MSIX);
        if (at == 0) {
            return new MsixTable(-1, 0, 0);
        }
        int place = config.read(at + 4, 4);
        return new MsixTable(place & 0x7, place & ~0x7L & 0xffffffffL, (config.read(at + 2, 2) & 0x7ff) + 1);
    }

    boolean isIn(int index) {
        return bar == index;
    }

    /** How many bytes from {@code position} on belong to the table; 0 if the first does not. */
    long coveredFrom(int index, long position) {
        boolean inside = isIn(index) && position >= offset && position < end();
        return inside ? end() - position : 0;
    }

    /** How many bytes from {@code position} on lie before the table. */
    long freeFrom(int index, long position) {
        return isIn(index) && position < offset ? offset - position : Long.MAX_VALUE;
    }

    boolean touches(int index, long position, long size) {
        return isIn(index) && position < end() && position + size > offset;
    }

    private long end() {
        return offset + (long) ENTRY * vectors;
    }
}
