package org.vfiospec.acc;

/**
 * The 64 bits of a doorbell of V2 and later, written in one access.
 *
 * @param queue relative to the function
 * @param random what the context of an SQ or CQ has in its word 8
 * @param index the new tail of an SQ, or the new head of a CQ, EQ or AEQ
 * @param priority on a CQ, 1 asks for the next event
 */
public record Doorbell(Kind kind, int queue, int random, int index, int priority) {

    /** Which ring it is about. */
    public enum Kind {
        SQ,
        CQ,
        EQ,
        AEQ
    }

    /** The doorbell of a queue whose random value is 0, as that of all drivers is. */
    public Doorbell(Kind kind, int queue, int index, int priority) {
        this(kind, queue, 0, index, priority);
    }

    /** Decodes a doorbell; of its kind the two higher bits have no meaning. */
    public static Doorbell of(long bits) {
        Kind kind = Kind.values()[(int) DoorbellField.KIND.from(bits) & 3];
        return new Doorbell(
                kind,
                (int) DoorbellField.QUEUE.from(bits),
                (int) DoorbellField.RANDOM.from(bits),
                (int) DoorbellField.INDEX.from(bits),
                (int) DoorbellField.PRIORITY.from(bits));
    }

    public long bits() {
        long meant = DoorbellField.KIND.in(DoorbellField.QUEUE.in(0, queue), kind.ordinal());
        long said = DoorbellField.INDEX.in(DoorbellField.RANDOM.in(meant, random), index);
        return DoorbellField.PRIORITY.in(said, priority);
    }

    /** Whether it is about one queue, and not about the events of the function. */
    public boolean isOfQueue() {
        return kind == Kind.SQ || kind == Kind.CQ;
    }

    /** Where a function takes this kind of doorbell in BAR 2. */
    public QmRegister register() {
        return isOfQueue() ? QmRegister.QM_DOORBELL_SQ_CQ_BASE_V2 : QmRegister.QM_DOORBELL_EQ_AEQ_BASE_V2;
    }
}
