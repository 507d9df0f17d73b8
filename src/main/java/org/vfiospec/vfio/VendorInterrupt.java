package org.vfiospec.vfio;

/**
 * An interrupt that a driver adds to a device file, at an index after the fixed ones of vfio-pci.
 *
 * <p>Proposed with the vendor ops (RFC v4, May 2020, patch 6) and never merged; users find it by its type.
 */
public interface VendorInterrupt {

    /** The type in the capability {@code VFIO_IRQ_INFO_CAP_TYPE}. */
    int type();

    int subtype();

    boolean isEnabled();

    /** A user has given an eventfd, while none was set. */
    void enable(EventChannel eventfd);

    /** Nothing is signalled from now on. */
    void disable();
}
