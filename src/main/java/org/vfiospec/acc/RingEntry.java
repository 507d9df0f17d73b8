package org.vfiospec.acc;

/** What the chip writes into the rings of completions and events (struct qm_cqe, qm_eqe, qm_aeqe). */
public final class RingEntry {
    /** Bytes of a completion. */
    public static final int COMPLETION_SIZE = 16;
    /** Bytes of an event of either kind. */
    public static final int EVENT_SIZE = 4;

    private RingEntry() {}

    /** A completion. */
    public enum Cqe implements Field {
        COMMAND_ID(0x04, 2, 15, 0, "not used"),
        SQ_HEAD(0x08, 2, 15, 0, "entry of the submission queue that is done"),
        SQ_NUMBER(0x0a, 2, 15, 0, "submission queue"),
        PHASE(0x0e, 2, 0, 0, "phase");

        private final Place place;

        Cqe(int offset, int width, int high, int low, String meaning) {
            this.place = new Place(offset, width, high, low, meaning);
        }

        @Override
        public Place place() {
            return place;
        }
    }

    /** An event: a completion queue has news. */
    public enum Eqe implements Field {
        CQ_NUMBER(0x00, 4, 15, 0, "completion queue with news"),
        PHASE(0x00, 4, 16, 16, "phase");

        private final Place place;

        Eqe(int offset, int width, int high, int low, String meaning) {
            this.place = new Place(offset, width, high, low, meaning);
        }

        @Override
        public Place place() {
            return place;
        }
    }

    /** An asynchronous event: something went wrong. */
    public enum Aeqe implements Field {
        QUEUE(0x00, 4, 15, 0, "queue that is meant"),
        PHASE(0x00, 4, 16, 16, "phase"),
        TYPE(0x00, 4, 20, 17, "0 CQ overflow, 1 EQ overflow, 2 error of a CQE");

        private final Place place;

        Aeqe(int offset, int width, int high, int low, String meaning) {
            this.place = new Place(offset, width, high, low, meaning);
        }

        @Override
        public Place place() {
            return place;
        }
    }
}
