package org.vfiospec.acc;

/** The fields of the 128 bits of a mailbox. */
public enum MailField implements Field {
    COMMAND(0x00, 2, 7, 0, "what is ordered"),
    EVENT(0x00, 2, 8, 8, "not used"),
    STATUS(0x00, 2, 12, 9, "result: 0 for success"),
    BUSY(0x00, 2, 13, 13, "1: written by software, 0: done"),
    OPERATION(0x00, 2, 14, 14, "0 set, 1 get"),
    QUEUE(0x02, 2, 15, 0, "queue, or function for messages"),
    BASE(0x04, 8, 63, 0, "address, or the data");

    private final Place place;

    MailField(int offset, int width, int high, int low, String meaning) {
        this.place = new Place(offset, width, high, low, meaning);
    }

    @Override
    public Place place() {
        return place;
    }
}
