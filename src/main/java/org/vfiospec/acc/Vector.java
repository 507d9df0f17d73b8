package org.vfiospec.acc;

/** The interrupt vectors of a function; the capability registers name them. */
public final class Vector {
    /** Completions: an entry in the EQ. */
    public static final int EVENT = 0;
    /** Trouble with a queue: an entry in the AEQ. */
    public static final int TROUBLE = 1;
    /** A message of another function; V3 and later. */
    public static final int MESSAGE = 2;
    /** Errors of the chip, for the PF; a VF has this vector and never raises it. */
    public static final int ABNORMAL = 3;

    private Vector() {}
}
