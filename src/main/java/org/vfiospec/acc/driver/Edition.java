package org.vfiospec.acc.driver;

/** Which driver it is: what was posted first, or what later years made of it. Both can be run and compared. */
public enum Edition {
    /** The RFC with the migration region, July 2021. */
    RFC,
    /** The same with the corrections of the merged driver up to 2026, as far as they do not depend on the protocol. */
    CORRECTED;

    /** Whether a function that no guest uses is saved as such, and not as an empty stream that looks like a lost one. */
    boolean savesIdleFunctions() {
        return this == CORRECTED;
    }

    /** Whether values that no function can have had are refused. */
    boolean checksValues() {
        return this == CORRECTED;
    }

    /** Whether the device is made to look again for events that the guest has not taken (Linux 6.16). */
    boolean repeatsEvents() {
        return this == CORRECTED;
    }
}
