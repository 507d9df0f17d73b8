package org.vfiospec.i40e;

/**
 * A row of a register table, 32 bits wide: the one place that emulation, ledger and register pages take it from.
 *
 * <p>A row may stand for an array, or for an array of arrays.
 */
public interface Register {

    /**
     * What a table says of a register.
     *
     * @param offset bytes from the start of BAR0 to the first element
     * @param count elements of the array; 1 for a single register
     * @param rowStride bytes between arrays; 0 where there is only one
     * @param meaning what it is for, in a line
     */
    record Row(int offset, int count, int rowStride, Access access, String meaning) {}

    String name();

    Row row();

    /** Bytes from the start of BAR0 to the first element. */
    default int offset() {
        return row().offset();
    }

    /** Elements of the array; 1 for a single register. */
    default int count() {
        return row().count();
    }

    /** Bytes between arrays; 0 where there is only one. */
    default int rowStride() {
        return row().rowStride();
    }

    default Access access() {
        return row().access();
    }

    /** What it is for, in a line. */
    default String meaning() {
        return row().meaning();
    }

    /** Where element {@code index} is. */
    default int at(int index) {
        return at(0, index);
    }

    /** Where element {@code index} of array {@code row} is. */
    default int at(int row, int index) {
        return offset() + row * rowStride() + index * Integer.BYTES;
    }
}
