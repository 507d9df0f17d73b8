package org.vfiospec.pci;

/** What a device does inside itself with a request for its own registers; no port ever sees such a request. */
public enum InternalPath {
    /** Every request leaves the device. */
    NONE,
    /** A request for a BAR of another function of the device is delivered inside, unless its ACS redirects it. */
    SIBLINGS,
    /** As {@link #SIBLINGS}, and a request for the function's own BAR loops back. */
    LOOPBACK
}
