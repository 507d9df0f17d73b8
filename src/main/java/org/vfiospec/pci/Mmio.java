package org.vfiospec.pci;

/**
 * A window of memory-mapped registers, little-endian.
 *
 * <p>Hardware never refuses: what nobody answers reads as all ones, and such a write is lost.
 */
public interface Mmio {

    /**
     * One bus read.
     *
     * @param offset bytes from the start of the window, naturally aligned
     * @param width 1, 2, 4 or 8 bytes
     * @return the value, zero-extended
     */
    long read(long offset, int width);

    /** One bus write of the low {@code width} bytes of {@code value}. */
    void write(long offset, int width, long value);

    /** One bus write of 16 bytes; a window that knows no such access sees two of 8 bytes. */
    default void writePair(long offset, long low, long high) {
        write(offset, 8, low);
        write(offset + 8, 8, high);
    }

    /** The name of the register at an offset, for people; empty where there is none. */
    default String nameOf(long offset) {
        return "";
    }

    /** All ones in {@code width} bytes: what a read returns that nobody answered. */
    static long allOnes(int width) {
        return width == 8 ? -1L : (1L << 8 * width) - 1;
    }
}
