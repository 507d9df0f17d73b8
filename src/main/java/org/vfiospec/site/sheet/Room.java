package org.vfiospec.site.sheet;

/** The room that a page has: how much is on it, and how much may be. */
public final class Room {
    public static final int MOST_ELEMENTS = 1_450;
    private static final int MOST_CHARACTERS = 190_000;

    private final boolean open;
    private int elements;
    private int characters;

    private Room(boolean open, int elements, int characters) {
        this.open = open;
        this.elements = elements;
        this.characters = characters;
    }

    /** Room for nothing that could be elsewhere: what is written now is what the page can not do without. */
    public static Room none() {
        return new Room(false, 0, 0);
    }

    /** The room that is left on a page beside what it can not do without. */
    public static Room beside(Room necessary, int elements, int characters) {
        return new Room(true, necessary.elements + elements, necessary.characters + characters);
    }

    /** Counts what is written. */
    void take(int moreElements, int moreCharacters) {
        if (!open) {
            elements += moreElements;
            characters += moreCharacters;
        }
    }

    /** Reserves room for something optional; false when there is not enough. */
    public boolean reserve(Extent more) {
        boolean fits = open && fits(more.elements(), more.characters());
        if (fits) {
            elements += more.elements();
            characters += more.characters();
        }
        return fits;
    }

    /** How many elements may still come. */
    public int left() {
        return MOST_ELEMENTS - elements;
    }

    /** Whether what is written so far fits on one page, beside so much of other content. */
    public boolean fits(int otherElements, int otherCharacters) {
        return elements + otherElements <= MOST_ELEMENTS && characters + otherCharacters <= MOST_CHARACTERS;
    }
}
