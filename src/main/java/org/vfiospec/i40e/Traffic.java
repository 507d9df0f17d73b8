package org.vfiospec.i40e;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The entries of transmit and receive rings (struct i40e_tx_desc, union i40e_32byte_rx_desc), in 64-bit words. */
public final class Traffic {
    /** Bits 3:0 of the second word of a transmit entry: the chip is done with it. */
    public static final int DTYPE_DONE = 0xf;

    private static final long END_OF_PACKET = 1L << 4;
    private static final long REPORT_STATUS = 1L << 5;
    private static final int SIZE_SHIFT = 34;
    private static final int SIZE_MASK = 0x3fff;

    private static final long RECEIVED = 1;
    private static final long END_OF_FRAME = 1L << 1;
    private static final int LENGTH_SHIFT = 38;

    private Traffic() {}

    /** Data to send, the last or only part of a frame. */
    public static byte[] send(long address, int length) {
        return words(address, END_OF_PACKET | REPORT_STATUS | (long) length << SIZE_SHIFT);
    }

    /** Data to send, with more of the frame in the next entry. */
    public static byte[] sendPart(long address, int length) {
        return words(address, (long) length << SIZE_SHIFT);
    }

    /** Room for what comes. */
    public static byte[] room(long address) {
        return ByteBuffer.allocate(QueueType.RECEIVE.entrySize())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(address)
                .array();
    }

    /** A receive entry that the chip gives back. */
    public static byte[] filled(int length, boolean last) {
        return words(0, RECEIVED | (last ? END_OF_FRAME : 0) | (long) length << LENGTH_SHIFT);
    }

    /** The address in an entry. */
    public static long address(byte[] entry) {
        return word(entry, 0);
    }

    /** Bytes to send. */
    public static int sendLength(byte[] entry) {
        return (int) (word(entry, 8) >>> SIZE_SHIFT) & SIZE_MASK;
    }

    public static boolean endsPacket(byte[] entry) {
        return (word(entry, 8) & END_OF_PACKET) != 0;
    }

    public static boolean wantsReport(byte[] entry) {
        return (word(entry, 8) & REPORT_STATUS) != 0;
    }

    /** The transmit entry with the mark that the chip is done with it. */
    public static byte[] sent(byte[] entry) {
        return words(word(entry, 0), word(entry, 8) | DTYPE_DONE);
    }

    public static boolean isSent(byte[] entry) {
        return (word(entry, 8) & DTYPE_DONE) == DTYPE_DONE;
    }

    public static boolean isFilled(byte[] entry) {
        return (word(entry, 8) & RECEIVED) != 0;
    }

    public static boolean endsFrame(byte[] entry) {
        return (word(entry, 8) & END_OF_FRAME) != 0;
    }

    public static int receivedLength(byte[] entry) {
        return (int) (word(entry, 8) >>> LENGTH_SHIFT) & SIZE_MASK;
    }

    private static byte[] words(long low, long high) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(low)
                .putLong(high)
                .array();
    }

    private static long word(byte[] entry, int at) {
        return ByteBuffer.wrap(entry).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
    }
}
