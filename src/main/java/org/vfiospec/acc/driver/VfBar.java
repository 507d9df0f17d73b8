package org.vfiospec.acc.driver;

import java.util.Optional;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.pci.Mmio;

/** The VF's BAR2 as the kernel can map it: for one piece of work, and not longer (ioremap, iounmap). */
public interface VfBar {

    /** Maps the whole BAR; empty if the kernel cannot. */
    Optional<Mmio> map();

    void unmap();

    /** The device is closed. */
    default void release() {}

    /** Where the contexts of the event queues begin in what is mapped. */
    default int contexts() {
        return ContextRegister.V3_BASE;
    }
}
