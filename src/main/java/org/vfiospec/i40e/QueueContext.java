package org.vfiospec.i40e;

/** What the chip knows of a queue, in the layout of its context memory. */
public final class QueueContext {
    /** Bytes that one order of PFCM_LANCTXCTL moves. */
    public static final int LINE = 16;

    private static final int ADDRESS_UNIT = 128;

    private final byte[] bytes;

    private QueueContext(byte[] bytes) {
        this.bytes = bytes;
    }

    public static QueueContext empty(QueueType type) {
        return new QueueContext(new byte[type.contextSize()]);
    }

    /** A context of these bytes, which are copied. */
    public static QueueContext of(byte[] bytes) {
        return new QueueContext(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public long get(ContextField field) {
        long value = 0;
        for (int bit = 0; bit < field.width(); bit++) {
            int at = field.lsb() + bit;
            value |= (bytes[at / 8] >> at % 8 & 1L) << bit;
        }
        return value;
    }

    public QueueContext set(ContextField field, long value) {
        for (int bit = 0; bit < field.width(); bit++) {
            int at = field.lsb() + bit;
            int mask = 1 << at % 8;
            bytes[at / 8] = (byte) ((value >>> bit & 1) == 0 ? bytes[at / 8] & ~mask : bytes[at / 8] | mask);
        }
        return this;
    }

    /** The bus address of the ring. */
    public long ring(QueueType type) {
        return get(type.base()) * ADDRESS_UNIT;
    }

    /** Where an entry of the ring is. */
    public long entry(QueueType type, int index) {
        return ring(type) + (long) index * type.entrySize();
    }

    /** Entries of the ring. */
    public int length(QueueType type) {
        return (int) get(type.length());
    }

    public int head(QueueType type) {
        return (int) get(type.head());
    }

    /** Bytes of each receive buffer. */
    public int bufferSize() {
        return (int) get(ContextField.RX_DBUFF) * ADDRESS_UNIT;
    }

    /** Sets where the ring is; the low seven bits of its address do not fit. */
    public QueueContext place(QueueType type, long address, int entries) {
        return set(type.base(), address >>> 7).set(type.length(), entries);
    }
}
