package org.vfiospec.acc.hardware;

import java.nio.ByteBuffer;
import org.vfiospec.acc.SecEntry;
import org.vfiospec.acc.SecEntry.Bd3;

/** What a submission queue entry of SEC asks for, whichever of its two layouts it has. */
final class SecJob {
    private static final int IV_BYTES = 16;

    private final ByteBuffer sqe;
    private final int type;

    SecJob(ByteBuffer sqe) {
        this.sqe = sqe;
        this.type = Bd3.TYPE.get(sqe);
    }

    boolean isKnown() {
        return SecEntry.isType(type);
    }

    private int get(Bd3 field) {
        return SecEntry.field(type, field).get(sqe);
    }

    private long address(Bd3 field) {
        return SecEntry.field(type, field).getLong(sqe);
    }

    /** {@link SecEntry#ENCRYPT}, {@link SecEntry#DECRYPT} or none. */
    int cipher() {
        return get(Bd3.CIPHER);
    }

    int cipherAlgorithm() {
        return get(Bd3.C_ALGORITHM);
    }

    int mode() {
        return get(Bd3.C_MODE);
    }

    boolean isGcm() {
        return cipher() != SecEntry.CIPHER_NONE && mode() == SecEntry.GCM;
    }

    /** Bytes of one AES key. */
    int keyBytes() {
        return 16 + 8 * get(Bd3.C_KEY_LENGTH);
    }

    /** {@link SecEntry#CALCULATE}, {@link SecEntry#VERIFY} or none; GCM has its own and needs none. */
    int auth() {
        return isGcm() ? SecEntry.AUTH_NONE : get(Bd3.AUTH);
    }

    int authAlgorithm() {
        return get(Bd3.AUTH_ALGORITHM);
    }

    /** Bytes of the MAC; that of GCM has a field of its own, and no other of the MAC's fields is used. */
    int macBytes() {
        return isGcm() ? get(Bd3.ICV_LENGTH) : 4 * get(Bd3.MAC_LENGTH);
    }

    int authKeyBytes() {
        return 4 * get(Bd3.AUTH_KEY_LENGTH);
    }

    int authLength() {
        return get(Bd3.A_LEN);
    }

    int cipherLength() {
        return get(Bd3.C_LEN);
    }

    int authOffset() {
        return get(Bd3.AUTH_SRC_OFFSET);
    }

    int cipherOffset() {
        return get(Bd3.CIPHER_SRC_OFFSET);
    }

    byte[] cipherKey(Dma dma, int length) {
        return dma.read(address(Bd3.C_KEY), length);
    }

    byte[] iv(Dma dma) {
        return dma.read(address(Bd3.C_IVIN), IV_BYTES);
    }

    byte[] authKey(Dma dma) {
        return dma.read(address(Bd3.A_KEY), authKeyBytes());
    }

    long macAddress() {
        return address(Bd3.MAC);
    }

    /** Everything from the start of the source that the job reads; less if a scatter list is too short. */
    byte[] source(Dma dma) {
        return buffer(dma, Bd3.SOURCE, Bd3.SOURCE_LIST, 0, sourceLength()).gather(dma);
    }

    int sourceLength() {
        int cipherEnd = cipher() == SecEntry.CIPHER_NONE ? 0 : cipherOffset() + cipherLength();
        int authEnd = auth() == SecEntry.AUTH_NONE && !isGcm() ? 0 : authOffset() + authLength();
        return Math.max(cipherEnd, authEnd);
    }

    /** Where the cipher's output goes: as far from the start as its input was. */
    ScatterList destination(Dma dma) {
        return get(Bd3.DESTINATION_ENABLE) == 0
                ? buffer(dma, Bd3.SOURCE, Bd3.SOURCE_LIST, cipherOffset(), cipherLength())
                : buffer(dma, Bd3.DESTINATION, Bd3.DESTINATION_LIST, cipherOffset(), cipherLength());
    }

    private ScatterList buffer(Dma dma, Bd3 address, Bd3 list, int skip, int length) {
        long start = address(address);
        return get(list) != 0 ? ScatterList.chain(dma, start, skip, length) : ScatterList.flat(start + skip, length);
    }

    /** Puts the result into the entry. */
    void finish(int macCheck, int error) {
        SecEntry.field(type, Bd3.DONE).put(sqe, 1);
        SecEntry.field(type, Bd3.MAC_CHECK).put(sqe, macCheck);
        SecEntry.field(type, Bd3.ERROR_TYPE).put(sqe, error);
    }
}
