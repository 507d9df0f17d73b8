package org.vfiospec.acc.hardware;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vfiospec.acc.SecEntry;

/**
 * AES, SHA and both at once (sec_crypto.c).
 *
 * <p>Simplified: one piece for each job; a MAC covers the input of an encryption, and the input of a decryption.
 */
final class SecEngine implements ComputeEngine {
    private static final int SHORTEST_TAG = 4;
    private static final int LONGEST_TAG = 16;
    private static final byte[] NONE = {};

    private final AesModes aes = new AesModes();

    @Override
    public List<Output> compute(ByteBuffer sqe, int type, Dma dma) {
        SecJob job = new SecJob(sqe);
        byte[] source = job.isKnown() && isPossible(job) ? job.source(dma) : NONE;
        if (source == NONE || source.length < job.sourceLength()) {
            job.finish(0, SecEntry.BAD_ENTRY);
            return List.of();
        }
        return job.isGcm() ? gcm(job, source, dma) : separate(job, source, dma);
    }

    private static boolean isPossible(SecJob job) {
        boolean ciphers = job.cipher() == SecEntry.ENCRYPT || job.cipher() == SecEntry.DECRYPT;
        boolean hashes = job.auth() == SecEntry.CALCULATE || job.auth() == SecEntry.VERIFY;
        return (ciphers || hashes) && (!ciphers || canCipher(job)) && (!hashes || canHash(job));
    }

    private static boolean canCipher(SecJob job) {
        boolean key = job.cipherAlgorithm() == SecEntry.AES && job.keyBytes() <= 32;
        boolean mode = job.mode() == SecEntry.GCM
                ? job.macBytes() >= SHORTEST_TAG && job.macBytes() <= LONGEST_TAG
                : AesModes.accepts(job.mode(), job.cipherLength());
        return key && mode && !(job.mode() == SecEntry.XTS && job.keyBytes() == 24);
    }

    private static boolean canHash(SecJob job) {
        return Digests.accepts(job.authAlgorithm(), job.macBytes(), job.authKeyBytes());
    }

    private List<Output> separate(SecJob job, byte[] source, Dma dma) {
        List<Output> outputs = new ArrayList<>();
        if (job.cipher() != SecEntry.CIPHER_NONE) {
            byte[] key = job.cipherKey(dma, AesModes.keyBytes(job.mode(), job.keyBytes()));
            boolean encrypt = job.cipher() == SecEntry.ENCRYPT;
            byte[] result =
                    aes.apply(job.mode(), encrypt, key, job.iv(dma), source, job.cipherOffset(), job.cipherLength());
            outputs.addAll(job.destination(dma).scatter(result));
        }
        boolean right = authenticate(job, source, outputs, dma);
        job.finish(right ? 0 : SecEntry.WRONG_MAC, 0);
        return outputs;
    }

    /** Adds the MAC to the outputs, or compares it with the one in memory. */
    private static boolean authenticate(SecJob job, byte[] source, List<Output> outputs, Dma dma) {
        if (job.auth() == SecEntry.AUTH_NONE) {
            return true;
        }
        byte[] key = job.authKey(dma);
        byte[] digest = Digests.of(job.authAlgorithm(), key, source, job.authOffset(), job.authLength());
        byte[] mac = Arrays.copyOf(digest, job.macBytes());
        if (job.auth() == SecEntry.VERIFY) {
            return MessageDigest.isEqual(mac, dma.read(job.macAddress(), mac.length));
        }
        outputs.add(new Output(job.macAddress(), mac));
        return true;
    }

    private List<Output> gcm(SecJob job, byte[] source, Dma dma) {
        byte[] key = job.cipherKey(dma, job.keyBytes());
        byte[] associated = part(source, job.authOffset(), job.authLength());
        byte[] text = part(source, job.cipherOffset(), job.cipherLength());
        return job.cipher() == SecEntry.ENCRYPT
                ? seal(job, dma, aes.seal(key, job.iv(dma), associated, text))
                : open(job, dma, key, associated, text);
    }

    private static List<Output> seal(SecJob job, Dma dma, byte[] sealed) {
        int length = job.cipherLength();
        List<Output> outputs = new ArrayList<>(job.destination(dma).scatter(part(sealed, 0, length)));
        outputs.add(new Output(job.macAddress(), part(sealed, length, job.macBytes())));
        job.finish(0, 0);
        return outputs;
    }

    private List<Output> open(SecJob job, Dma dma, byte[] key, byte[] associated, byte[] text) {
        byte[] iv = job.iv(dma);
        byte[] plain = aes.unseal(key, iv, text);
        byte[] tag = part(aes.seal(key, iv, associated, plain), plain.length, job.macBytes());
        boolean right = MessageDigest.isEqual(tag, dma.read(job.macAddress(), tag.length));
        job.finish(right ? 0 : SecEntry.WRONG_MAC, 0);
        return right ? job.destination(dma).scatter(plain) : List.of();
    }

    private static byte[] part(byte[] bytes, int offset, int length) {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }
}
