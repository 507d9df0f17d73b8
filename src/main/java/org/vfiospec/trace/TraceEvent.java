package org.vfiospec.trace;

/**
 * One thing that happened at a seam of the machine, in words for a reader.
 *
 * <p>Every column is text made of values; none may name the host, its clock or an object's identity.
 */
public sealed interface TraceEvent
        permits RegisterAccess,
                ConfigAccess,
                Dma,
                PageEvent,
                Interrupt,
                SystemCall,
                StateChange,
                DriverEvent,
                Milestone {

    /** Who did it: {@code VMM}, {@code guest}, {@code kernel}, a driver, or a device by its name. */
    String party();

    /** What was done, such as {@code writes register}, {@code DMA read}, {@code ioctl}. */
    String event();

    /** What it was done to, such as {@code zip0 QM_VF_STATE} or {@code VFIO_DEVICE_RESET}. */
    String target();

    /** The value that was carried, or empty. */
    String value();

    /** How it ended: an errno, a route and verdict; empty where there is nothing to say. */
    String outcome();
}
