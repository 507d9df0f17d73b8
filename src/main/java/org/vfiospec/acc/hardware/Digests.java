package org.vfiospec.acc.hardware;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.vfiospec.acc.SecEntry;

/** The hashes that SEC offers, plain and keyed, by the platform's own providers. */
final class Digests {
    private Digests() {}

    /** Whether there is such an algorithm and such a length of its result. */
    static boolean accepts(int algorithm, int macBytes, int keyBytes) {
        boolean keyed = (algorithm & SecEntry.HMAC) != 0;
        return macBytes > 0 && macBytes <= size(algorithm) && (!keyed || keyBytes > 0);
    }

    private static int size(int algorithm) {
        return switch (algorithm & ~SecEntry.HMAC) {
            case SecEntry.SHA1 -> 20;
            case SecEntry.SHA256 -> 32;
            case SecEntry.SHA512 -> 64;
            default -> 0;
        };
    }

    private static String name(int algorithm) {
        return switch (algorithm & ~SecEntry.HMAC) {
            case SecEntry.SHA1 -> "1";
            case SecEntry.SHA256 -> "256";
            default -> "512";
        };
    }

    static byte[] of(int algorithm, byte[] key, byte[] data, int offset, int length) {
        try {
            if ((algorithm & SecEntry.HMAC) != 0) {
                Mac mac = Mac.getInstance("HmacSHA" + name(algorithm));
                mac.init(new SecretKeySpec(key, "HMAC"));
                mac.update(data, offset, length);
                return mac.doFinal();
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-" + name(algorithm));
            digest.update(data, offset, length);
            return digest.digest();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
