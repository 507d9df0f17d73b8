package org.vfiospec.vfio;

import java.util.List;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.Errno;

/**
 * What a variant driver adds to vfio-pci's core for one function; the hooks in the order of a device's life.
 *
 * <p>Whatever a hook does not change, the core does. One instance serves one function.
 */
public interface VariantDriver {

    /** A way to reach a region, for a driver that shows less of a BAR than there is. */
    enum Access {
        INFO,
        READ,
        WRITE,
        MMAP,
        IOEVENTFD,
        EXPORT
    }

    /** The name under which the driver is bound, such as {@code hisi-acc-vfio-pci}. */
    String name();

    /** Decides whether to take the function, before the core registers it; a refusal leaves nothing behind. */
    Errno probe(PciFunction function);

    /** The first user arrives: the function is enabled and has been reset. A failure makes the open fail. */
    default Errno open() {
        return Errno.OK;
    }

    /** The regions that the driver adds, asked for after each {@link #open()}. */
    default List<VendorRegion> regions() {
        return List.of();
    }

    /** The interrupts that the driver adds, asked for after each {@link #open()}. */
    default List<VendorInterrupt> interrupts() {
        return List.of();
    }

    /** The way of trapped accesses to a BAR, for a driver that wants to see them. */
    default Mmio trapped(int bar, Mmio registers) {
        return registers;
    }

    /** How many bytes of a region of the core this way may reach; {@code size} is what there is. */
    default long limit(int region, long size, Access access) {
        return size;
    }

    /**
     * Whether parts of BARs may leave as dma-bufs ({@code get_dmabuf_phys} of {@code vfio_pci_device_ops}); without it
     * the feature fails with {@code EOPNOTSUPP}.
     */
    default boolean exports() {
        return false;
    }

    /** The function has been reset, by whatever way, and is reachable again. */
    default void resetDone() {}

    /** The last user has left; the core disables the function next. */
    default void close() {}

    /** The driver is unbound. */
    default void remove() {}
}
