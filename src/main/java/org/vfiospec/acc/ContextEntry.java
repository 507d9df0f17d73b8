package org.vfiospec.acc;

/** The contexts of queues, as they travel between the chip and memory (struct qm_sqc, qm_cqc, qm_eqc, qm_aeqc). */
public final class ContextEntry {
    /** Bytes of the context of a submission or completion queue. */
    public static final int QUEUE_SIZE = 32;
    /** Bytes of the context of an event queue. */
    public static final int EVENT_SIZE = 28;

    private ContextEntry() {}

    /** The context of a submission queue. */
    public enum Sqc implements Field {
        HEAD(0x00, 2, 15, 0, "next entry to fetch"),
        TAIL(0x02, 2, 15, 0, "one past the last entry that software has filled"),
        BASE(0x04, 8, 63, 0, "address of the ring"),
        LAST(0x0c, 4, 11, 0, "entries - 1"),
        ENTRY_SIZE(0x0c, 4, 19, 12, "log2 of the bytes of an entry"),
        RANDOM(0x10, 2, 15, 0, "what every doorbell of the queue repeats"),
        PASID(0x14, 2, 15, 0, "process address space"),
        INDEX_FLAG(0x16, 2, 6, 6, "the tail has wrapped around"),
        PASID_ENABLE(0x16, 2, 7, 7, "1: the PASID counts"),
        CQ_NUMBER(0x18, 2, 15, 0, "completion queue of the queue"),
        PRIORITY(0x1a, 2, 3, 0, "priority"),
        ORDERS(0x1a, 2, 5, 4, "1"),
        DISABLED(0x1a, 2, 6, 6, "1: doorbells are lost (V3)"),
        TYPE(0x1a, 2, 11, 8, "ZIP: 0 compress, 1 decompress; HPRE: 0 RSA and DH, 1 ECC");

        private final Place place;

        Sqc(int offset, int width, int high, int low, String meaning) {
            this.place = new Place(offset, width, high, low, meaning);
        }

        @Override
        public Place place() {
            return place;
        }
    }

    /** The context of a completion queue. */
    public enum Cqc implements Field {
        HEAD(0x00, 2, 15, 0, "next entry that software will take"),
        TAIL(0x02, 2, 15, 0, "next entry to write"),
        BASE(0x04, 8, 63, 0, "address of the ring"),
        LAST(0x0c, 4, 11, 0, "entries - 1"),
        ENTRY_SIZE(0x0c, 4, 19, 12, "log2 of the bytes of an entry: 4"),
        RANDOM(0x10, 2, 15, 0, "what every doorbell of the queue repeats"),
        PASID(0x14, 2, 15, 0, "process address space"),
        PASID_ENABLE(0x16, 2, 0, 0, "1: the PASID counts"),
        INDEX_FLAG(0x16, 2, 6, 6, "the tail has wrapped around"),
        PHASE(0x18, 4, 0, 0, "phase of the entries that are written now; starts as 1"),
        ARMED(0x18, 4, 1, 1, "1: the next completion makes an event");

        private final Place place;

        Cqc(int offset, int width, int high, int low, String meaning) {
            this.place = new Place(offset, width, high, low, meaning);
        }

        @Override
        public Place place() {
            return place;
        }
    }

    /** The context of either event queue. */
    public enum Eqc implements Field {
        HEAD(0x00, 2, 15, 0, "next entry that software will take"),
        TAIL(0x02, 2, 15, 0, "next entry to write"),
        BASE(0x04, 8, 63, 0, "address of the ring"),
        LAST(0x18, 4, 15, 0, "entries - 1"),
        PHASE(0x18, 4, 16, 16, "phase of the entries that are written now; starts as 1");

        private final Place place;

        Eqc(int offset, int width, int high, int low, String meaning) {
            this.place = new Place(offset, width, high, low, meaning);
        }

        @Override
        public Place place() {
            return place;
        }
    }
}
