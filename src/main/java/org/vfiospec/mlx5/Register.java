package org.vfiospec.mlx5;

/** A row of a register table. */
interface Register {

    String name();

    /** Bytes from the start of BAR0. */
    int offset();

    /** Bytes: 4 or 8. */
    int width();

    /** Whether software may change it. */
    boolean writable();

    /** What it is for, in a line. */
    String meaning();
}
