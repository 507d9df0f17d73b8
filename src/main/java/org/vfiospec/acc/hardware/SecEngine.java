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
    private static final int DONE = 1;
    private static final int GCM_TAG = 16;
    private static final byte[] NONE = {};

    private final AesModes aes = new AesModes();

    @Override
    public List<Output> compute(ByteBuffer sqe, int type, Dma dma) {
        SecJob job = new SecJob(sqe);
        byte[] source = job.isKnown() && isPossible(job) ? job.source(dma) : NONE;
        if (source == NONE || source.length < job.sourceLength()) {
            finish(sqe, 0, SecEntry.BAD_ENTRY);
            return List.of();
        }
        return isGcm(job) ? gcm(sqe, job, source, dma) : separate(sqe, job, source, dma);
    }

    private static boolean isGcm(SecJob job) {
        return job.cipher() != SecEntry.CIPHER_NONE && job.mode() == SecEntry.GCM;
    }

    private static boolean isPossible(SecJob job) {
        boolean ciphers = job.cipher() == SecEntry.ENCRYPT || job.cipher() == SecEntry.DECRYPT;
        boolean hashes = job.auth() == SecEntry.CALCULATE || job.auth() == SecEntry.VERIFY;
        return (ciphers || hashes) && (!ciphers || canCipher(job)) && (!hashes || isGcm(job) || canHash(job));
    }

    private static boolean canCipher(SecJob job) {
        boolean key = job.cipherAlgorithm() == SecEntry.AES && job.keyBytes() <= 32;
        boolean mode = job.mode() == SecEntry.GCM
                ? job.macBytes() == GCM_TAG
                : AesModes.accepts(job.mode(), job.cipherLength());
        return key && mode && !(job.mode() == SecEntry.XTS && job.keyBytes() == 24);
    }

    private static boolean canHash(SecJob job) {
        return Digests.accepts(job.authAlgorithm(), job.macBytes(), job.authKeyBytes());
    }

    private List<Output> separate(ByteBuffer sqe, SecJob job, byte[] source, Dma dma) {
        List<Output> outputs = new ArrayList<>();
        if (job.cipher() != SecEntry.CIPHER_NONE) {
            byte[] key = job.cipherKey(dma, AesModes.keyBytes(job.mode(), job.keyBytes()));
            boolean encrypt = job.cipher() == SecEntry.ENCRYPT;
            byte[] result =
                    aes.apply(job.mode(), encrypt, key, job.iv(dma), source, job.cipherOffset(), job.cipherLength());
            outputs.addAll(job.destination(dma).scatter(result));
        }
        boolean right = authenticate(job, source, outputs, dma);
        finish(sqe, right ? 0 : SecEntry.WRONG_MAC, 0);
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

    private List<Output> gcm(ByteBuffer sqe, SecJob job, byte[] source, Dma dma) {
        byte[] key = job.cipherKey(dma, job.keyBytes());
        byte[] associated = part(source, job.authOffset(), job.authLength());
        byte[] text = part(source, job.cipherOffset(), job.cipherLength());
        return job.cipher() == SecEntry.ENCRYPT
                ? seal(sqe, job, dma, aes.seal(key, job.iv(dma), associated, text, GCM_TAG))
                : open(sqe, job, dma, key, associated, text);
    }

    private static List<Output> seal(ByteBuffer sqe, SecJob job, Dma dma, byte[] sealed) {
        int length = job.cipherLength();
        List<Output> outputs = new ArrayList<>(job.destination(dma).scatter(part(sealed, 0, length)));
        outputs.add(new Output(job.macAddress(), part(sealed, length, GCM_TAG)));
        finish(sqe, 0, 0);
        return outputs;
    }

    private List<Output> open(ByteBuffer sqe, SecJob job, Dma dma, byte[] key, byte[] associated, byte[] text) {
        byte[] sealed = Arrays.copyOf(text, text.length + GCM_TAG);
        System.arraycopy(dma.read(job.macAddress(), GCM_TAG), 0, sealed, text.length, GCM_TAG);
        byte[] plain = aes.open(key, job.iv(dma), associated, sealed, GCM_TAG);
        finish(sqe, plain == null ? SecEntry.WRONG_MAC : 0, 0);
        return plain == null ? List.of() : job.destination(dma).scatter(plain);
    }

    private static byte[] part(byte[] bytes, int offset, int length) {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    private static void finish(ByteBuffer sqe, int macCheck, int error) {
        sqe.putShort(SecEntry.DONE_FLAG, (short) (DONE | macCheck));
        sqe.put(SecEntry.ERROR_TYPE, (byte) error);
    }
}
