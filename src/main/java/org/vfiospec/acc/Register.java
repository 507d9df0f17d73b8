package org.vfiospec.acc;

/** A row of a register table: the one place that emulation, ledger and register pages take a register from. */
public interface Register {

    String name();

    /** Bytes from the start of the table's window. */
    int offset();

    /** Bytes: 4, 8 (a doorbell or a bitmap of functions) or 16 (the mailbox). */
    int width();

    Access access();

    /** The value after a reset of the function. */
    int reset();

    /** What it is for, in a line. */
    String meaning();
}
