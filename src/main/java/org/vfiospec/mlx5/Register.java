package org.vfiospec.mlx5;

/** A row of a register table. */
interface Register {

    /**
     * What a table says of a register.
     *
     * @param offset bytes from the start of BAR0
     * @param width bytes: 4 or 8
     * @param writable whether software may change it
     * @param meaning what it is for, in a line
     */
    record Row(int offset, int width, boolean writable, String meaning) {}

    String name();

    Row row();

    /** Bytes from the start of BAR0. */
    default int offset() {
        return row().offset();
    }

    /** Bytes: 4 or 8. */
    default int width() {
        return row().width();
    }

    /** Whether software may change it. */
    default boolean writable() {
        return row().writable();
    }

    /** What it is for, in a line. */
    default String meaning() {
        return row().meaning();
    }
}
