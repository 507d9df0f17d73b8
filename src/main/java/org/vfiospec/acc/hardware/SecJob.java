package org.vfiospec.acc.hardware;

import java.nio.ByteBuffer;
import org.vfiospec.acc.SecEntry;
import org.vfiospec.acc.SecEntry.Bd2;
import org.vfiospec.acc.SecEntry.Bd3;

/** What a submission queue entry of SEC asks for, whichever of its two layouts it has. */
final class SecJob {
    private static final int LENGTH = 0xff_ffff;
    private static final int TYPE_2 = 2;
    private static final int TYPE_3 = 3;

    private final ByteBuffer sqe;
    private final int type;

    SecJob(ByteBuffer sqe) {
        this.sqe = sqe;
        this.type = sqe.get(0) & 0xf;
    }

    boolean isKnown() {
        return type == TYPE_2 || type == TYPE_3;
    }

    private boolean isType3() {
        return type == TYPE_3;
    }

    /** {@link SecEntry#ENCRYPT}, {@link SecEntry#DECRYPT} or none. */
    int cipher() {
        return isType3() ? sqe.getShort(Bd3.C_ICV_KEY) & 3 : sqe.get(Bd2.TYPE_CIPHER_AUTH) >>> 4 & 3;
    }

    int cipherAlgorithm() {
        return isType3() ? sqe.get(Bd3.C_MODE_ALG) >>> 4 & 0xf : sqe.get(Bd2.C_ALG) & 0xf;
    }

    int mode() {
        return isType3() ? sqe.get(Bd3.C_MODE_ALG) & 0xf : sqe.getShort(Bd2.ICVW_KMODE) >>> 12 & 0xf;
    }

    /** Bytes of one AES key. */
    int keyBytes() {
        int code = isType3() ? sqe.getShort(Bd3.C_ICV_KEY) >>> 13 & 7 : sqe.getShort(Bd2.ICVW_KMODE) >>> 9 & 7;
        return 16 + 8 * code;
    }

    /** {@link SecEntry#CALCULATE}, {@link SecEntry#VERIFY} or none. */
    int auth() {
        return isType3() ? sqe.getInt(Bd3.AUTH_MAC_KEY) & 3 : sqe.get(Bd2.TYPE_CIPHER_AUTH) >>> 6 & 3;
    }

    int authAlgorithm() {
        return isType3() ? sqe.getInt(Bd3.AUTH_MAC_KEY) >>> 15 & 0x3f : sqe.getInt(Bd2.MAC_KEY_ALG) >>> 11 & 0x3f;
    }

    int macBytes() {
        return 4 * (isType3() ? sqe.getInt(Bd3.AUTH_MAC_KEY) >>> 4 & 0x1f : sqe.getInt(Bd2.MAC_KEY_ALG) & 0x1f);
    }

    int authKeyBytes() {
        return 4 * (isType3() ? sqe.getInt(Bd3.AUTH_MAC_KEY) >>> 9 & 0x3f : sqe.getInt(Bd2.MAC_KEY_ALG) >>> 5 & 0x3f);
    }

    int authLength() {
        return sqe.getInt(isType3() ? Bd3.A_LEN : Bd2.ALEN) & LENGTH;
    }

    int cipherLength() {
        return sqe.getInt(isType3() ? Bd3.C_LEN : Bd2.CLEN) & LENGTH;
    }

    int authOffset() {
        return Short.toUnsignedInt(sqe.getShort(isType3() ? Bd3.AUTH_SRC_OFFSET : Bd2.AUTH_SRC_OFFSET));
    }

    int cipherOffset() {
        return Short.toUnsignedInt(sqe.getShort(isType3() ? Bd3.CIPHER_SRC_OFFSET : Bd2.CIPHER_SRC_OFFSET));
    }

    byte[] cipherKey(Dma dma, int length) {
        return dma.read(sqe.getLong(isType3() ? Bd3.C_KEY : Bd2.C_KEY), length);
    }

    byte[] iv(Dma dma) {
        return dma.read(sqe.getLong(isType3() ? Bd3.C_IVIN : Bd2.C_IVIN), 16);
    }

    byte[] authKey(Dma dma) {
        return dma.read(sqe.getLong(isType3() ? Bd3.A_KEY : Bd2.A_KEY), authKeyBytes());
    }

    long macAddress() {
        return sqe.getLong(isType3() ? Bd3.MAC : Bd2.MAC);
    }

    /** Everything from the start of the source that the job reads; less if a scatter list is too short. */
    byte[] source(Dma dma) {
        return buffer(dma, sourceAddress(), isSourceList(), 0, sourceLength()).gather(dma);
    }

    int sourceLength() {
        int cipherEnd = cipher() == SecEntry.CIPHER_NONE ? 0 : cipherOffset() + cipherLength();
        int authEnd = auth() == SecEntry.AUTH_NONE ? 0 : authOffset() + authLength();
        return Math.max(cipherEnd, authEnd);
    }

    /** Where the cipher's output goes: as far from the start as its input was. */
    ScatterList destination(Dma dma) {
        return isInPlace()
                ? buffer(dma, sourceAddress(), isSourceList(), cipherOffset(), cipherLength())
                : buffer(dma, destinationAddress(), isDestinationList(), cipherOffset(), cipherLength());
    }

    private static ScatterList buffer(Dma dma, long address, boolean list, int skip, int length) {
        return list ? ScatterList.chain(dma, address, skip, length) : ScatterList.flat(address + skip, length);
    }

    private long sourceAddress() {
        return sqe.getLong(isType3() ? Bd3.SOURCE : Bd2.SOURCE);
    }

    private long destinationAddress() {
        return sqe.getLong(isType3() ? Bd3.DESTINATION : Bd2.DESTINATION);
    }

    private boolean isSourceList() {
        return (isType3() ? sqe.getInt(Bd3.BD_PARAM) >>> 11 & 7 : sqe.get(Bd2.SDS_SA_TYPE) >>> 7 & 1) != 0;
    }

    private boolean isDestinationList() {
        return (isType3() ? sqe.getInt(Bd3.BD_PARAM) >>> 14 & 7 : sqe.get(Bd2.SDM_ADDR_TYPE) >>> 2 & 7) != 0;
    }

    private boolean isInPlace() {
        return (isType3() ? sqe.getInt(Bd3.BD_PARAM) >>> 9 & 3 : sqe.get(Bd2.SDS_SA_TYPE) >>> 1 & 3) == 0;
    }
}
