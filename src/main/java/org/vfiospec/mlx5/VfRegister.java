package org.vfiospec.mlx5;

/**
 * The registers of a virtual function, all for the guest.
 *
 * <p>Simplified: one send queue with its completion queue, and a counter table in place of flow tables. Names are our
 * own; the real function's are behind a command queue.
 */
public enum VfRegister implements Register {
    IDENTITY(0x00, 4, false, "Always 0x6d6c7835"),
    CONTROL(0x04, 4, true, "Bit 0: the queue runs"),
    SQ_ADDRESS(0x08, 8, true, "Where the descriptors lie"),
    CQ_ADDRESS(0x10, 8, true, "Where the completions go"),
    QUEUE_SIZE(0x18, 4, true, "Entries of each queue, a power of two"),
    STATUS(0x1c, 4, false, "Bit 0: a DMA request failed and the queue has stopped"),
    DOORBELL(0x20, 4, true, "Descriptors given, counted from the start"),
    CONSUMED(0x24, 4, false, "Descriptors completed, counted from the start"),
    BYTES_SENT(0x28, 8, false, "Bytes of all frames"),
    COUNTER_INDEX(0x30, 4, true, "Which counter COUNTER_VALUE shows"),
    COUNTER_VALUE(0x38, 8, false, "Sum of the check sums of all frames with this cookie");

    private final Row row;

    VfRegister(int offset, int width, boolean writable, String meaning) {
        row = new Row(offset, width, writable, meaning);
    }

    @Override
    public Row row() {
        return row;
    }
}
