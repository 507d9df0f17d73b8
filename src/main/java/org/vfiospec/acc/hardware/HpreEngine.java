package org.vfiospec.acc.hardware;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.vfiospec.acc.HpreEntry;

/** Modular exponentiation for RSA and Diffie-Hellman (hpre_crypto.c). */
final class HpreEngine implements ComputeEngine {
    /** Simplified: public texts name no error codes. */
    private static final int BAD_ALGORITHM = 1;

    private static final int BAD_MODULUS = 2;
    private static final int BAD_LENGTH = 3;
    /** Bytes of 4096 bits. */
    private static final int LONGEST = 512;

    private static final int CRT_PARTS = 5;
    private static final BigInteger TWO = BigInteger.valueOf(2);

    @Override
    public List<Output> compute(ByteBuffer sqe, int type, Dma dma) {
        int length = (HpreEntry.TASK_LEN1.get(sqe) + 1) * 8;
        return length > LONGEST ? fail(sqe, BAD_LENGTH) : compute(sqe, dma, length);
    }

    private static List<Output> compute(ByteBuffer sqe, Dma dma, int length) {
        return switch (HpreEntry.ALGORITHM.get(sqe)) {
            case HpreEntry.RSA, HpreEntry.DH -> power(sqe, operand(sqe, dma, length), dma, length);
            case HpreEntry.DH_G2 -> power(sqe, TWO, dma, length);
            case HpreEntry.RSA_CRT -> crt(sqe, dma, length);
            default -> fail(sqe, BAD_ALGORITHM);
        };
    }

    private static BigInteger operand(ByteBuffer sqe, Dma dma, int length) {
        return new BigInteger(1, dma.read(HpreEntry.INPUT.getLong(sqe), length));
    }

    private static List<Output> power(ByteBuffer sqe, BigInteger base, Dma dma, int length) {
        BigInteger[] key = key(sqe, dma, 2, length);
        return key[1].signum() == 0 ? fail(sqe, BAD_MODULUS) : succeed(sqe, base.modPow(key[0], key[1]), length);
    }

    private static List<Output> crt(ByteBuffer sqe, Dma dma, int length) {
        BigInteger[] key = key(sqe, dma, CRT_PARTS, length / 2);
        BigInteger q = key[2];
        BigInteger p = key[3];
        if (p.signum() == 0 || q.signum() == 0) {
            return fail(sqe, BAD_MODULUS);
        }
        BigInteger base = operand(sqe, dma, length);
        BigInteger modQ = base.modPow(key[0], q);
        BigInteger modP = base.modPow(key[1], p);
        BigInteger steps = key[4].multiply(modP.subtract(modQ)).mod(p);
        return succeed(sqe, modQ.add(steps.multiply(q)), length);
    }

    private static BigInteger[] key(ByteBuffer sqe, Dma dma, int parts, int length) {
        byte[] bytes = dma.read(HpreEntry.KEY.getLong(sqe), parts * length);
        BigInteger[] key = new BigInteger[parts];
        for (int i = 0; i < parts; i++) {
            key[i] = new BigInteger(1, Arrays.copyOfRange(bytes, i * length, (i + 1) * length));
        }
        return key;
    }

    private static List<Output> succeed(ByteBuffer sqe, BigInteger result, int length) {
        finish(sqe, HpreEntry.SUCCESS, 0);
        byte[] digits = result.toByteArray();
        byte[] field = new byte[length];
        int used = Math.min(digits.length, length);
        System.arraycopy(digits, digits.length - used, field, length - used, used);
        return List.of(new Output(HpreEntry.OUTPUT.getLong(sqe), field));
    }

    private static List<Output> fail(ByteBuffer sqe, int error) {
        finish(sqe, HpreEntry.SUBMITTED, error);
        return List.of();
    }

    private static void finish(ByteBuffer sqe, int done, int error) {
        HpreEntry.ERROR.put(sqe, error);
        HpreEntry.ERROR_2.put(sqe, 0);
        HpreEntry.DONE.put(sqe, done);
    }
}
