package org.vfiospec.acc.driver;

import java.util.Optional;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.acc.PfWindow;
import org.vfiospec.pci.Mmio;

/**
 * The registers of a VF as a V4 chip lets the PF reach them.
 *
 * <p>Simplified: the doorbells of the event queues are behind the end of the window, and public texts do not say what
 * happens there; they are rung in the VF's own BAR2.
 */
record PfWindowBar(Mmio pfBar2, int vfNumber, VfBar own) implements VfBar {

    @Override
    public int contexts() {
        return ContextRegister.V4_BASE;
    }

    @Override
    public Optional<Mmio> map() {
        return own.map().map(Both::new);
    }

    @Override
    public void unmap() {
        own.unmap();
    }

    @Override
    public void release() {
        own.release();
    }

    private final class Both implements Mmio {
        private final Mmio vf;

        private Both(Mmio vf) {
            this.vf = vf;
        }

        private Mmio behind(long offset) {
            return offset < PfWindow.SIZE ? pfBar2 : vf;
        }

        private long at(long offset) {
            return offset < PfWindow.SIZE ? PfWindow.of(vfNumber) + offset : offset;
        }

        @Override
        public long read(long offset, int width) {
            return behind(offset).read(at(offset), width);
        }

        @Override
        public void write(long offset, int width, long value) {
            behind(offset).write(at(offset), width, value);
        }

        @Override
        public void writePair(long offset, long low, long high) {
            behind(offset).writePair(at(offset), low, high);
        }
    }
}
