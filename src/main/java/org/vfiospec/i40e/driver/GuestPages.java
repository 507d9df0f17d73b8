package org.vfiospec.i40e.driver;

import org.vfiospec.uapi.Errno;

/** What a driver can do with the memory that its device may reach ({@code vfio_pin_pages}, {@code vfio_dma_rw}). */
public interface GuestPages {

    int SIZE = 0x1000;

    /** Pins a page by its bus address: as long as it is pinned it counts as dirty; pins are counted. */
    Errno pin(long page);

    void unpin(long page);

    /** Reads memory as the device would, without the device. */
    boolean read(long address, byte[] into);
}
