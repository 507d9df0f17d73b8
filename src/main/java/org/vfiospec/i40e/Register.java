package org.vfiospec.i40e;

/**
 * A row of a register table, 32 bits wide: the one place that emulation, ledger and register pages take it from.
 *
 * <p>A row may stand for an array, or for an array of arrays.
 */
public interface Register {

    String name();

    /** Bytes from the start of BAR0 to the first element. */
    int offset();

    /** Elements of the array; 1 for a single register. */
    int count();

    /** Bytes between arrays; 0 where there is only one. */
    int rowStride();

    Access access();

    /** The value after a reset. */
    int reset();

    /** What it is for, in a line. */
    String meaning();

    /** Where element {@code index} is. */
    default int at(int index) {
        return at(0, index);
    }

    /** Where element {@code index} of array {@code row} is. */
    default int at(int row, int index) {
        return offset() + row * rowStride() + index * Integer.BYTES;
    }
}
