package org.vfiospec.acc;

import java.nio.ByteBuffer;

/**
 * A field of a structure that hardware and software share: the one place that emulation, drivers and layout pages take
 * it from. Values are little-endian.
 */
public interface Field {

    /**
     * Where a field is.
     *
     * @param offset bytes from the start of the structure to the word that holds the field
     * @param width bytes of that word: 1, 2, 4 or 8; structures are drawn in words of 4 all the same
     * @param high its highest bit in that word
     * @param low its lowest bit in that word
     * @param meaning what it is for, in a line
     */
    record Place(int offset, int width, int high, int low, String meaning) {
        public Place {
            if (low < 0 || high < low || high >= 8 * width) {
                throw new IllegalArgumentException("no bits %d:%d in %d bytes".formatted(high, low, width));
            }
        }
    }

    String name();

    Place place();

    default String meaning() {
        return place().meaning();
    }

    /** Bits from the start of the structure. */
    default int firstBit() {
        return 8 * place().offset() + place().low();
    }

    /** Bits. */
    default int size() {
        return place().high() - place().low() + 1;
    }

    /** The value in a structure that begins at index 0 of a little-endian buffer, without a sign. */
    default long getLong(ByteBuffer structure) {
        return from(word(structure));
    }

    /** The same, for a field of at most 32 bits. */
    default int get(ByteBuffer structure) {
        return (int) getLong(structure);
    }

    /** Puts a value there; bits of it that do not fit are dropped. */
    default void put(ByteBuffer structure, long value) {
        int at = place().offset();
        long word = in(word(structure), value);
        switch (place().width()) {
            case 1 -> structure.put(at, (byte) word);
            case 2 -> structure.putShort(at, (short) word);
            case 4 -> structure.putInt(at, (int) word);
            default -> structure.putLong(at, word);
        }
    }

    /** The value in a word of this field's width. */
    default long from(long word) {
        return word >>> place().low() & mask();
    }

    /** The word with the value in it. */
    default long in(long word, long value) {
        long bits = mask() << place().low();
        return word & ~bits | value << place().low() & bits;
    }

    private long mask() {
        return -1L >>> 64 - size();
    }

    private long word(ByteBuffer structure) {
        int at = place().offset();
        return switch (place().width()) {
            case 1 -> structure.get(at);
            case 2 -> structure.getShort(at);
            case 4 -> structure.getInt(at);
            default -> structure.getLong(at);
        };
    }
}
