package org.vfiospec.i40e.driver;

import org.vfiospec.uapi.Errno;

/** How a driver makes the VMM trap accesses to BAR 0 instead of mapping it. */
public interface BarTrap {

    /** Whether the VMM listens to the driver's requests to look at a BAR again. */
    boolean isEnabled();

    /**
     * Has BAR 0 trapped, and returns when the VMM says that it is.
     *
     * @return {@code EINTR} if the wait was ended by a fatal signal; the BAR is mappable then
     */
    Errno trap();

    /** Lets BAR 0 be mapped again; the VMM may learn of it later. */
    void release();
}
