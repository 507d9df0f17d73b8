package org.vfiospec.i40e;

/** What software can do with a register. */
public enum Access {
    /** Reads give the value; writes are dropped. */
    RO,
    /** Reads give what was written last. */
    RW,
    /** A read gives the value and clears it; writes are dropped. */
    RC
}
