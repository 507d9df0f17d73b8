package org.vfiospec.acc;

/** A scatter list of the hardware: a head of 64 bytes, then pieces of 32 bytes each; aligned to 64 bytes (sgl.c). */
public final class ScatterEntry {
    /** Bytes of the head; the first piece is behind it. */
    public static final int HEAD_SIZE = 0x40;
    /** Bytes that describe one piece. */
    public static final int PIECE_SIZE = 0x20;
    /** Pieces that one list can name. */
    public static final int MOST_PIECES = 255;

    private ScatterEntry() {}

    /** The head of a list. */
    public enum Head implements Field {
        NEXT(0x00, 8, "address of the next list of the chain, or 0"),
        ENTRIES_IN_CHAIN(0x08, 2, "entries of all lists of the chain"),
        ENTRIES(0x0a, 2, "entries that are used in this list"),
        ROOM(0x0c, 2, "entries that there is room for in this list");

        private final Place place;

        Head(int offset, int width, String meaning) {
            this.place = new Place(offset, width, 8 * width - 1, 0, meaning);
        }

        @Override
        public Place place() {
            return place;
        }
    }

    /** One piece of memory. */
    public enum Piece implements Field {
        ADDRESS(0x00, 8, "address of the piece"),
        PAGE_CONTROL(0x08, 8, "attributes of the page"),
        LENGTH(0x10, 4, "bytes of the piece");

        private final Place place;

        Piece(int offset, int width, String meaning) {
            this.place = new Place(offset, width, 8 * width - 1, 0, meaning);
        }

        @Override
        public Place place() {
            return place;
        }
    }
}
