package org.vfiospec.acc.hardware;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.vfiospec.acc.SecEntry;

/** AES in the modes that SEC offers, by the platform's own cipher. */
final class AesModes {
    private static final int BLOCK = 16;
    private static final int GCM_IV = 12;

    private final Cipher ecb = cipher("AES/ECB/NoPadding");
    private final Cipher tweak = cipher("AES/ECB/NoPadding");
    private final Cipher cbc = cipher("AES/CBC/NoPadding");
    private final Cipher ctr = cipher("AES/CTR/NoPadding");

    private static Cipher cipher(String transformation) {
        try {
            return Cipher.getInstance(transformation);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("the platform has no " + transformation, missing);
        }
    }

    /** Whether there is such a mode without authentication, and it takes this many bytes. */
    static boolean accepts(int mode, int length) {
        return switch (mode) {
            case SecEntry.ECB, SecEntry.CBC, SecEntry.XTS -> length > 0 && length % BLOCK == 0;
            case SecEntry.CTR -> length > 0;
            default -> false;
        };
    }

    /** Bytes of key material: XTS has two keys. */
    static int keyBytes(int mode, int oneKey) {
        return mode == SecEntry.XTS ? 2 * oneKey : oneKey;
    }

    byte[] apply(int mode, boolean encrypt, byte[] key, byte[] iv, byte[] data, int offset, int length) {
        int direction = encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
        try {
            return switch (mode) {
                case SecEntry.ECB -> {
                    ecb.init(direction, aes(key));
                    yield ecb.doFinal(data, offset, length);
                }
                case SecEntry.XTS -> xts(direction, key, iv, Arrays.copyOfRange(data, offset, offset + length));
                default -> chained(mode == SecEntry.CTR ? ctr : cbc, direction, key, iv, data, offset, length);
            };
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] chained(
            Cipher cipher, int direction, byte[] key, byte[] iv, byte[] data, int offset, int length)
            throws GeneralSecurityException {
        cipher.init(direction, aes(key), new IvParameterSpec(iv));
        return cipher.doFinal(data, offset, length);
    }

    /** IEEE 1619 on whole blocks: the tweak is the IV under the second key, doubled from block to block. */
    private byte[] xts(int direction, byte[] key, byte[] iv, byte[] data) throws GeneralSecurityException {
        tweak.init(Cipher.ENCRYPT_MODE, aes(Arrays.copyOfRange(key, key.length / 2, key.length)));
        byte[] mask = masks(tweak.doFinal(iv), data.length);
        ecb.init(direction, aes(Arrays.copyOf(key, key.length / 2)));
        return xor(ecb.doFinal(xor(data, mask)), mask);
    }

    private static byte[] masks(byte[] first, int length) {
        byte[] masks = new byte[length];
        byte[] mask = first;
        for (int at = 0; at < length; at += BLOCK) {
            System.arraycopy(mask, 0, masks, at, BLOCK);
            mask = doubled(mask);
        }
        return masks;
    }

    // Multiplication by x in GF(2^128), little-endian, reduced by x^7 + x^2 + x + 1.
    private static byte[] doubled(byte[] mask) {
        byte[] next = new byte[BLOCK];
        int carry = 0;
        for (int i = 0; i < BLOCK; i++) {
            next[i] = (byte) (mask[i] << 1 | carry);
            carry = mask[i] >>> 7 & 1;
        }
        next[0] ^= (byte) (carry == 0 ? 0 : 0x87);
        return next;
    }

    private static byte[] xor(byte[] data, byte[] mask) {
        byte[] mixed = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            mixed[i] = (byte) (data[i] ^ mask[i]);
        }
        return mixed;
    }

    /** GCM with an IV of 12 bytes; a tag of 16 bytes follows the ciphertext. */
    byte[] seal(byte[] key, byte[] iv, byte[] associated, byte[] plain) {
        try {
            // The platform refuses to seal twice with one key and IV in a row, which hardware does not: a new object
            // forgets.
            Cipher gcm = cipher("AES/GCM/NoPadding");
            gcm.init(Cipher.ENCRYPT_MODE, aes(key), new GCMParameterSpec(8 * BLOCK, iv, 0, GCM_IV));
            gcm.updateAAD(associated);
            return gcm.doFinal(plain);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The plaintext of GCM's ciphertext, whatever its tag: counter mode from 2 on. */
    byte[] unseal(byte[] key, byte[] iv, byte[] text) {
        byte[] counter = Arrays.copyOf(Arrays.copyOf(iv, GCM_IV), BLOCK);
        counter[BLOCK - 1] = 2;
        return text.length == 0 ? text : apply(SecEntry.CTR, false, key, counter, text, 0, text.length);
    }

    private static SecretKeySpec aes(byte[] key) {
        return new SecretKeySpec(key, "AES");
    }
}
