package org.vfiospec.acc;

/** What software can do with a register. */
public enum Access {
    /** Reads give the value; writes are dropped. */
    RO,
    /** Reads give what was written last. */
    RW,
    /** A write is an order; reads give 0. */
    WO,
    /** A write clears the bits that are set in it. */
    W1C
}
