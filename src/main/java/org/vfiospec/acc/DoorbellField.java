package org.vfiospec.acc;

/** The fields of the 64 bits of a doorbell, from V2 on. */
public enum DoorbellField implements Field {
    QUEUE(0x00, 8, 11, 0, "queue, counted in the function"),
    KIND(0x00, 8, 15, 12, "0 SQ, 1 CQ, 2 EQ, 3 AEQ"),
    RANDOM(0x00, 8, 31, 16, "of an SQ or CQ: what its context has"),
    INDEX(0x00, 8, 47, 32, "new tail of an SQ, new head of the others"),
    PRIORITY(0x00, 8, 63, 48, "of a CQ, 1: ask for the next event");

    private final Place place;

    DoorbellField(int offset, int width, int high, int low, String meaning) {
        this.place = new Place(offset, width, high, low, meaning);
    }

    @Override
    public Place place() {
        return place;
    }
}
