package org.vfiospec.acc.guest;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in several modes, made of single blocks: a check that uses it shares the block cipher with the device, and not
 * the mode (NIST SP 800-38A and 38D, IEEE 1619).
 */
final class BlockModes {
    private static final int BLOCK = 16;
    /** x^7 + x^2 + x + 1 for XTS, whose blocks are little-endian. */
    private static final int XTS_POLYNOMIAL = 0x87;
    /** The same for GCM, whose bits are the other way round. */
    private static final long GCM_POLYNOMIAL = 0xe1L << 56;

    private BlockModes() {}

    static byte[] cbc(byte[] key, byte[] iv, byte[] plain) {
        Cipher blocks = blocks(key);
        byte[] result = plain.clone();
        byte[] link = iv;
        for (int at = 0; at < plain.length; at += BLOCK) {
            xor(result, at, link);
            link = blocks.update(result, at, BLOCK);
            System.arraycopy(link, 0, result, at, BLOCK);
        }
        return result;
    }

    static byte[] ctr(byte[] key, byte[] first, byte[] plain) {
        Cipher blocks = blocks(key);
        byte[] counter = first.clone();
        byte[] result = plain.clone();
        for (int at = 0; at < plain.length; at += BLOCK) {
            xor(result, at, blocks.update(counter));
            for (int i = BLOCK - 1; i >= 0 && ++counter[i] == 0; i--) {
                // The carry goes on to the byte before.
            }
        }
        return result;
    }

    /** @param keys the key of the data, then that of the tweak */
    static byte[] xts(byte[] keys, byte[] iv, byte[] plain) {
        int half = keys.length / 2;
        Cipher blocks = blocks(ByteBuffer.wrap(keys, 0, half));
        byte[] tweak = blocks(ByteBuffer.wrap(keys, half, half)).update(iv);
        byte[] result = plain.clone();
        for (int at = 0; at < plain.length; at += BLOCK) {
            xor(result, at, tweak);
            System.arraycopy(blocks.update(result, at, BLOCK), 0, result, at, BLOCK);
            xor(result, at, tweak);
            doubleLittleEndian(tweak);
        }
        return result;
    }

    private static void doubleLittleEndian(byte[] block) {
        int carry = 0;
        for (int i = 0; i < BLOCK; i++) {
            int twice = (block[i] & 0xff) << 1 | carry;
            block[i] = (byte) twice;
            carry = twice >>> 8;
        }
        block[0] ^= (byte) (carry * XTS_POLYNOMIAL);
    }

    /** The ciphertext of GCM, from an IV of 12 bytes. */
    static byte[] gcm(byte[] key, byte[] iv, byte[] plain) {
        return ctr(key, counter(iv, 2), plain);
    }

    /** The tag of GCM, 16 bytes. */
    static byte[] tag(byte[] key, byte[] iv, byte[] associated, byte[] cipher) {
        ByteBuffer h = ByteBuffer.wrap(blocks(key).update(new byte[BLOCK]));
        long[] hash = new long[2];
        absorb(hash, h, associated);
        absorb(hash, h, cipher);
        absorb(
                hash,
                h,
                ByteBuffer.allocate(BLOCK)
                        .putLong(8L * associated.length)
                        .putLong(8L * cipher.length)
                        .array());
        byte[] tag =
                ByteBuffer.allocate(BLOCK).putLong(hash[0]).putLong(hash[1]).array();
        xor(tag, 0, blocks(key).update(counter(iv, 1)));
        return tag;
    }

    private static byte[] counter(byte[] iv, int count) {
        return ByteBuffer.allocate(BLOCK).put(iv, 0, 12).putInt(count).array();
    }

    private static void absorb(long[] hash, ByteBuffer h, byte[] bytes) {
        ByteBuffer padded = ByteBuffer.allocate((bytes.length + BLOCK - 1) / BLOCK * BLOCK)
                .put(bytes)
                .rewind();
        while (padded.hasRemaining()) {
            hash[0] ^= padded.getLong();
            hash[1] ^= padded.getLong();
            multiply(hash, h.getLong(0), h.getLong(8));
        }
    }

    private static void multiply(long[] hash, long high, long low) {
        long productHigh = 0;
        long productLow = 0;
        for (int bit = 0; bit < 128; bit++) {
            long word = bit < 64 ? hash[0] : hash[1];
            long mask = -(word >>> 63 - bit % 64 & 1);
            productHigh ^= high & mask;
            productLow ^= low & mask;
            long carry = -(low & 1);
            low = low >>> 1 | high << 63;
            high = high >>> 1 ^ carry & GCM_POLYNOMIAL;
        }
        hash[0] = productHigh;
        hash[1] = productLow;
    }

    private static void xor(byte[] into, int at, byte[] block) {
        for (int i = 0; i < Math.min(BLOCK, into.length - at); i++) {
            into[at + i] ^= block[i];
        }
    }

    private static Cipher blocks(byte[] key) {
        return blocks(ByteBuffer.wrap(key));
    }

    private static Cipher blocks(ByteBuffer key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key.array(), key.position(), key.remaining(), "AES"));
            return cipher;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
