package org.vfiospec.acc.guest;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** SHA-256 and its HMAC from FIPS 180-4 and RFC 2104, so that a check need not trust what it checks. */
final class Sha256 {
    private static final int BLOCK = 64;
    private static final int ROUNDS = 64;
    private static final int[] K = fractions(ROUNDS, 3);
    private static final int[] START = fractions(8, 2);

    private Sha256() {}

    /** The first 32 bits of the fractions of the {@code degree}-th roots of the first primes. */
    private static int[] fractions(int count, int degree) {
        int[] words = new int[count];
        BigInteger prime = BigInteger.ONE;
        for (int i = 0; i < count; i++) {
            prime = prime.nextProbablePrime();
            words[i] = root(prime.shiftLeft(32 * degree), degree).intValue();
        }
        return words;
    }

    private static BigInteger root(BigInteger number, int degree) {
        BigInteger root = BigInteger.ZERO;
        for (int bit = number.bitLength() / degree; bit >= 0; bit--) {
            BigInteger next = root.setBit(bit);
            root = next.pow(degree).compareTo(number) <= 0 ? next : root;
        }
        return root;
    }

    static byte[] of(byte[] message) {
        int length = (message.length + 9 + BLOCK - 1) / BLOCK * BLOCK;
        ByteBuffer padded = ByteBuffer.allocate(length).put(message).put((byte) 0x80);
        padded.putLong(length - 8, 8L * message.length).rewind();
        int[] state = START.clone();
        while (padded.hasRemaining()) {
            compress(state, schedule(padded));
        }
        ByteBuffer digest = ByteBuffer.allocate(4 * state.length);
        Arrays.stream(state).forEach(digest::putInt);
        return digest.array();
    }

    private static int[] schedule(ByteBuffer block) {
        int[] w = new int[ROUNDS];
        for (int t = 0; t < 16; t++) {
            w[t] = block.getInt();
        }
        for (int t = 16; t < ROUNDS; t++) {
            int a = w[t - 15];
            int b = w[t - 2];
            w[t] = w[t - 16] + (turn(a, 7) ^ turn(a, 18) ^ a >>> 3) + w[t - 7] + (turn(b, 17) ^ turn(b, 19) ^ b >>> 10);
        }
        return w;
    }

    private static int turn(int word, int bits) {
        return Integer.rotateRight(word, bits);
    }

    private static void compress(int[] state, int[] w) {
        int[] s = state.clone();
        for (int t = 0; t < ROUNDS; t++) {
            int choice = s[4] & s[5] ^ ~s[4] & s[6];
            int majority = s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2];
            int first = s[7] + (turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)) + choice + K[t] + w[t];
            int second = (turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) + majority;
            System.arraycopy(s, 0, s, 1, 7);
            s[4] += first;
            s[0] = first + second;
        }
        for (int i = 0; i < state.length; i++) {
            state[i] += s[i];
        }
    }

    /** The keyed hash, for keys of at most 64 bytes. */
    static byte[] keyed(byte[] key, byte[] message) {
        return of(joined(masked(key, 0x5c), of(joined(masked(key, 0x36), message))));
    }

    private static byte[] masked(byte[] key, int mask) {
        byte[] block = Arrays.copyOf(key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= (byte) mask;
        }
        return block;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }
}
