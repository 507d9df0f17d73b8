package org.vfiospec.acc.hardware;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.vfiospec.acc.SecEntry;

/** The hashes that SEC offers, plain and keyed, by the platform's own providers. */
final class Digests {

    /** A hash by its names in both of the platform's registers, and the bytes of its result. */
    private record Hash(String digest, String mac, int size) {}

    private static final Map<Integer, Hash> BY_CODE = Map.of(
            SecEntry.SHA1, new Hash("SHA-1", "HmacSHA1", 20),
            SecEntry.SHA256, new Hash("SHA-256", "HmacSHA256", 32),
            SecEntry.MD5, new Hash("MD5", "HmacMD5", 16),
            SecEntry.SHA224, new Hash("SHA-224", "HmacSHA224", 28),
            SecEntry.SHA384, new Hash("SHA-384", "HmacSHA384", 48),
            SecEntry.SHA512, new Hash("SHA-512", "HmacSHA512", 64));

    private Digests() {}

    private static boolean isKeyed(int algorithm) {
        return (algorithm & SecEntry.HMAC) != 0;
    }

    private static Hash hash(int algorithm) {
        return BY_CODE.get(algorithm & ~SecEntry.HMAC);
    }

    /** Whether there is such an algorithm and such a length of its result. */
    static boolean accepts(int algorithm, int macBytes, int keyBytes) {
        Hash hash = hash(algorithm);
        return hash != null && macBytes > 0 && macBytes <= hash.size() && (!isKeyed(algorithm) || keyBytes > 0);
    }

    static byte[] of(int algorithm, byte[] key, byte[] data, int offset, int length) {
        try {
            if (isKeyed(algorithm)) {
                Mac mac = Mac.getInstance(hash(algorithm).mac());
                mac.init(new SecretKeySpec(key, "HMAC"));
                mac.update(data, offset, length);
                return mac.doFinal();
            }
            MessageDigest digest = MessageDigest.getInstance(hash(algorithm).digest());
            digest.update(data, offset, length);
            return digest.digest();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
