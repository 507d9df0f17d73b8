package org.vfiospec.i40e.driver;

import org.vfiospec.pci.Mmio;

/** BAR 0 as it is while accesses trap: the driver looks at each write before the chip gets it. */
record TrappedBar(Mmio bar0, DirtyPages dirty) implements Mmio {

    @Override
    public long read(long offset, int width) {
        return bar0.read(offset, width);
    }

    @Override
    public void write(long offset, int width, long value) {
        if (width == Long.BYTES) {
            write(offset, Integer.BYTES, value);
            write(offset + Integer.BYTES, Integer.BYTES, value >>> 32);
        } else {
            dirty.before(offset, (int) value);
            bar0.write(offset, width, value);
        }
    }

    @Override
    public String nameOf(long offset) {
        return bar0.nameOf(offset);
    }
}
