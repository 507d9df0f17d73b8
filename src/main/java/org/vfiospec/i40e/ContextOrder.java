package org.vfiospec.i40e;

/**
 * What is written to PFCM_LANCTXCTL: moves 16 bytes of a queue's context.
 *
 * <p>Simplified: the fields are public, the numbers of orders and types are not and are our choice.
 *
 * @param queue the chip's number
 * @param line which 16 bytes
 */
public record ContextOrder(int queue, int line, QueueType type, boolean write) {
    private static final int LINE_SHIFT = 12;
    private static final int TYPE_SHIFT = 15;
    private static final int WRITE = 1 << 17;

    public static ContextOrder of(int word) {
        QueueType type = (word >> TYPE_SHIFT & 1) == 0 ? QueueType.RECEIVE : QueueType.TRANSMIT;
        return new ContextOrder(word & 0xfff, word >> LINE_SHIFT & 0x7, type, (word & WRITE) != 0);
    }

    public int word() {
        return queue | line << LINE_SHIFT | type.ordinal() << TYPE_SHIFT | (write ? WRITE : 0);
    }
}
