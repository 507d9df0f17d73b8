package org.vfiospec.acc.guest;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.vfiospec.acc.HpreEntry;
import org.vfiospec.vmm.GuestMemory;

/**
 * RSA signatures that the guest opens with the public exponent, with and without CRT, and Diffie-Hellman shares.
 *
 * <p>The check of a signature never computes what the device did: it goes the other way.
 */
public final class HpreWorkload implements Workload {
    private static final int BYTES = 128;
    private static final int HALF = BYTES / 2;
    private static final int FIELD = 512;
    private static final BigInteger E = BigInteger.valueOf(65537);

    // Fixed, so that every run signs with the same key; to look for primes takes longer than to use them.
    private static final BigInteger P = number("e59bf7ba9862f4b62fa0666d872ec93622df26a1366d3b66f8f8c106fbcaf7e8"
            + "63976330474e35491d77230bbd66708d46f54e6fa2485770d4ad85ab2c6c4e13");
    private static final BigInteger Q = number("e7066dbb197a825506655509ff7d2e31a5a23a39f7be0bdb64e17b61ec39a412"
            + "8b1fe9c8b6baadb38d91e5952ecba48d73f54eddd45c0b826acfcc913cf578d7");
    private static final BigInteger N = P.multiply(Q);
    private static final BigInteger PHI = P.subtract(BigInteger.ONE).multiply(Q.subtract(BigInteger.ONE));
    private static final BigInteger D = E.modInverse(PHI);

    private static BigInteger number(String hex) {
        return new BigInteger(hex, 16);
    }

    @Override
    public int bufferSize() {
        return 3 * FIELD;
    }

    @Override
    public int queueType(int queue) {
        return 0;
    }

    @Override
    public Task prepare(int number, int queue, long buffers, GuestMemory memory) {
        BigInteger message = new BigInteger(8 * BYTES - 16, new Random(number));
        memory.write(buffers + 2 * FIELD, new byte[FIELD]);
        return switch (number % 4) {
            case 0 -> sign(number, message, HpreEntry.RSA, buffers, memory, field(D, BYTES), field(N, BYTES));
            case 1 -> sign(number, message, HpreEntry.RSA_CRT, buffers, memory, crtKey());
            case 2 -> share(number, message, HpreEntry.DH, E, buffers, memory);
            default -> share(number, message, HpreEntry.DH_G2, BigInteger.TWO, buffers, memory);
        };
    }

    private static byte[][] crtKey() {
        BigInteger dq = D.mod(Q.subtract(BigInteger.ONE));
        BigInteger dp = D.mod(P.subtract(BigInteger.ONE));
        return new byte[][] {
            field(dq, HALF), field(dp, HALF), field(Q, HALF), field(P, HALF), field(Q.modInverse(P), HALF)
        };
    }

    private static Task sign(
            int number, BigInteger message, int algorithm, long buffers, GuestMemory memory, byte[]... key) {
        memory.write(buffers, joined(key));
        memory.write(buffers + 2 * FIELD - BYTES, field(message, BYTES));
        return task(number, algorithm, buffers, result -> result.modPow(E, N).equals(message));
    }

    /** Both sides of an exchange modulo P: the device's share, raised by the other's secret, is the other way round. */
    private static Task share(
            int number, BigInteger secret, int algorithm, BigInteger base, long buffers, GuestMemory memory) {
        memory.write(buffers, joined(field(secret, BYTES), field(N, BYTES)));
        memory.write(buffers + 2 * FIELD - BYTES, field(base, BYTES));
        BigInteger other = BigInteger.valueOf(number + 3L);
        BigInteger expected = base.modPow(other, N).modPow(secret, N);
        return task(
                number, algorithm, buffers, result -> result.modPow(other, N).equals(expected));
    }

    private interface Proof {
        boolean holds(BigInteger result);
    }

    private static Task task(int number, int algorithm, long buffers, Proof proof) {
        ByteBuffer sqe = ByteBuffer.allocate(HpreEntry.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        HpreEntry.ALGORITHM.put(sqe, algorithm);
        HpreEntry.DONE.put(sqe, HpreEntry.SUBMITTED);
        HpreEntry.TASK_LEN1.put(sqe, BYTES / 8 - 1);
        HpreEntry.KEY.put(sqe, buffers);
        HpreEntry.INPUT.put(sqe, buffers + 2 * FIELD - BYTES);
        HpreEntry.OUTPUT.put(sqe, buffers + 2 * FIELD);
        HpreEntry.TAG.put(sqe, number);
        return new Task(sqe.array(), (done, ram) -> check(done, number, proof, buffers + 2 * FIELD, ram));
    }

    private static String check(ByteBuffer sqe, int number, Proof proof, long output, GuestMemory memory) {
        if (HpreEntry.TAG.getLong(sqe) != number) {
            return "the entry of job %d came back for job %d".formatted(HpreEntry.TAG.getLong(sqe), number);
        }
        if (HpreEntry.DONE.get(sqe) != HpreEntry.SUCCESS) {
            return "done %d, error %d".formatted(HpreEntry.DONE.get(sqe), HpreEntry.ERROR.get(sqe));
        }
        return proof.holds(new BigInteger(1, memory.read(output, BYTES))) ? "" : "the number is wrong";
    }

    private static byte[] field(BigInteger value, int length) {
        byte[] digits = value.toByteArray();
        byte[] field = new byte[length];
        int used = Math.min(digits.length, length);
        System.arraycopy(digits, digits.length - used, field, length - used, used);
        return field;
    }

    private static byte[] joined(byte[]... fields) {
        int length = 0;
        for (byte[] field : fields) {
            length += field.length;
        }
        ByteBuffer joined = ByteBuffer.allocate(length);
        for (byte[] field : fields) {
            joined.put(field);
        }
        return joined.array();
    }
}
