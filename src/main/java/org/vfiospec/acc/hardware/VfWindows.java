package org.vfiospec.acc.hardware;

import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.vfiospec.acc.PfWindow;
import org.vfiospec.pci.Mmio;

/** The VFs' registers as a V4 chip shows them in the PF's BAR2, while that is switched on. */
record VfWindows(BooleanSupplier on, IntFunction<Mmio> windowOfVf) implements Mmio {

    /** What answers where nothing is shown. */
    static final Mmio NOBODY = new Mmio() {
        @Override
        public long read(long offset, int width) {
            return Mmio.allOnes(width);
        }

        @Override
        public void write(long offset, int width, long value) {}
    };

    private Mmio at(long offset) {
        int vf = (int) (offset / PfWindow.SIZE);
        return on.getAsBoolean() && vf > 0 ? windowOfVf.apply(vf) : NOBODY;
    }

    @Override
    public long read(long offset, int width) {
        return at(offset).read(offset % PfWindow.SIZE, width);
    }

    @Override
    public void write(long offset, int width, long value) {
        at(offset).write(offset % PfWindow.SIZE, width, value);
    }

    @Override
    public void writePair(long offset, long low, long high) {
        at(offset).writePair(offset % PfWindow.SIZE, low, high);
    }

    @Override
    public String nameOf(long offset) {
        return at(offset).nameOf(offset % PfWindow.SIZE);
    }
}
