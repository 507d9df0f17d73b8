package org.vfiospec.acc.driver;

import java.util.Optional;
import org.vfiospec.pci.Mmio;

/** The VF's BAR2 mapped once, from the open of the device to its close, as the merged driver has it. */
final class KeptBar implements VfBar {
    private final VfBar bar;
    private final Optional<Mmio> window;

    KeptBar(VfBar bar) {
        this.bar = bar;
        this.window = bar.map();
    }

    @Override
    public Optional<Mmio> map() {
        return window;
    }

    @Override
    public void unmap() {}

    @Override
    public void release() {
        bar.unmap();
    }
}
