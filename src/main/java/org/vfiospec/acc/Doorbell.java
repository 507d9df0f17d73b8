package org.vfiospec.acc;

/**
 * The 64 bits of a doorbell of V2 and later, written in one access.
 *
 * @param queue bits 11:0, relative to the function
 * @param random bits 31:16: what the context of an SQ or CQ has in its word 8
 * @param index bits 47:32: the new tail of an SQ, or the new head of a CQ, EQ or AEQ
 * @param priority bits 63:48; on a CQ, 1 asks for the next event
 */
public record Doorbell(Kind kind, int queue, int random, int index, int priority) {

    /** Which ring it is about: bits 15:12. */
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

    /** Decodes a doorbell; the kind is bits 13:12, since two more bits of the command have no meaning. */
    public static Doorbell of(long bits) {
        Kind kind = Kind.values()[(int) (bits >>> 12) & 3];
        return new Doorbell(
                kind,
                (int) bits & 0xfff,
                (int) (bits >>> 16) & 0xffff,
                (int) (bits >>> 32) & 0xffff,
                (int) (bits >>> 48) & 0xffff);
    }

    public long bits() {
        return queue | (long) kind.ordinal() << 12 | (long) random << 16 | (long) index << 32 | (long) priority << 48;
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
