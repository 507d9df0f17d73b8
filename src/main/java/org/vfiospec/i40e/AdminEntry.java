package org.vfiospec.i40e;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An entry of an admin queue (struct i40e_aq_desc), 32 bytes.
 *
 * @param operation what the message is about, in {@code cookie_high}
 * @param status in {@code cookie_low}
 * @param address of the buffer
 */
public record AdminEntry(int flags, int opcode, int length, int result, int operation, int status, long address) {
    public static final int SIZE = 32;

    public static final int DONE = 0x1;
    public static final int COMPLETE = 0x2;
    public static final int ERROR = 0x4;
    /** The buffer is for the chip to read. */
    public static final int READ = 0x400;
    /** There is a buffer. */
    public static final int BUFFER = 0x1000;

    public static final int SEND_TO_PF = 0x0801;
    public static final int SEND_TO_VF = 0x0802;

    /** {@code I40E_AQ_RC_EFAULT}. */
    public static final int FAULT = 11;
    /** {@code I40E_AQ_RC_ENOSYS}. */
    public static final int UNKNOWN = 17;

    /** Bytes of the largest buffer. */
    public static final int LARGEST = 4096;

    public static AdminEntry of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long address = (long) in.getInt(24) << 32 | Integer.toUnsignedLong(in.getInt(28));
        return new AdminEntry(
                in.getChar(0), in.getChar(2), in.getChar(4), in.getChar(6), in.getInt(8), in.getInt(12), address);
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(SIZE)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) flags)
                .putShort((short) opcode)
                .putShort((short) length)
                .putShort((short) result)
                .putInt(operation)
                .putInt(status)
                .putLong(0) // param0, param1
                .putInt((int) (address >>> 32))
                .putInt((int) address)
                .array();
    }

    /** A message for the PF driver, of {@code length} bytes at {@code address}. */
    public static AdminEntry toPf(int operation, int length, long address) {
        int flags = length == 0 ? 0 : BUFFER | READ;
        return new AdminEntry(flags, SEND_TO_PF, length, 0, operation, 0, address);
    }

    /** An empty entry of a receive queue. */
    public static AdminEntry room(int length, long address) {
        return new AdminEntry(BUFFER, 0, length, 0, 0, 0, address);
    }

    public AdminEntry done(int outcome) {
        int marks = DONE | COMPLETE | (outcome == 0 ? 0 : ERROR);
        return new AdminEntry(flags | marks, opcode, length, outcome, operation, status, address);
    }

    public boolean isDone() {
        return (flags & DONE) != 0;
    }
}
