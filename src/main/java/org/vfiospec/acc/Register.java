package org.vfiospec.acc;

/** A row of a register table: the one place that emulation, ledger and register pages take a register from. */
public interface Register {

    /**
     * What a table says of a register.
     *
     * @param since the first generation of the chip that has it
     * @param offset bytes from the start of the table's window
     * @param width bytes: 4, 8 (a doorbell or a bitmap of functions) or 16 (the mailbox)
     * @param reset the value after a reset of the function
     * @param meaning what it is for, in a line
     */
    record Row(Generation since, int offset, int width, Access access, int reset, String meaning) {}

    String name();

    Row row();

    /** The first generation of the chip that has it. */
    default Generation since() {
        return row().since();
    }

    /** Bytes from the start of the table's window. */
    default int offset() {
        return row().offset();
    }

    /** Bytes: 4, 8 or 16. */
    default int width() {
        return row().width();
    }

    default Access access() {
        return row().access();
    }

    /** The value after a reset of the function. */
    default int reset() {
        return row().reset();
    }

    /** What it is for, in a line. */
    default String meaning() {
        return row().meaning();
    }
}
