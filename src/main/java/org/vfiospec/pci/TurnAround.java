package org.vfiospec.pci;

/** What a port without upstream forwarding does with a request from below for something below the same port. */
public enum TurnAround {
    /** Sends it back down the link, without translation. */
    REFLECT,
    /** Forwards it upstream like any other. */
    FORWARD_UPSTREAM,
    /** Rejects it as an unsupported request. */
    REJECT
}
