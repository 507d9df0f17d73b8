package org.vfiospec.pci;

import java.util.List;
import org.vfiospec.uapi.Errno;

/** A driver that can be bound to functions. */
public interface PciDriver {

    String name();

    /** The functions it is made for. */
    List<DeviceId> ids();

    /** Whether the ids count only for a function whose {@code driver_override} names this driver. */
    default boolean overrideOnly() {
        return false;
    }

    /** Takes the function over; on an error nothing is left behind. */
    Errno probe(PciFunction function);

    /** Gives the function back. */
    void remove(PciFunction function);

    /** Whether it starts no DMA of its own ({@code driver_managed_dma}), so that VFIO may own the function's group. */
    default boolean managesDma() {
        return false;
    }
}
