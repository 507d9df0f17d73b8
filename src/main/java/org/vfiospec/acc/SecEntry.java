package org.vfiospec.acc;

/**
 * The submission queue entries of SEC, in both layouts, and their codes (sec_crypto.h).
 *
 * <p>A field that is in both has the same name in both, so that {@link #field} finds it.
 */
public final class SecEntry {
    /** Bytes of either. */
    public static final int SIZE = 128;

    public static final int CIPHER_NONE = 0;
    public static final int ENCRYPT = 1;
    public static final int DECRYPT = 2;

    public static final int AUTH_NONE = 0;
    public static final int CALCULATE = 1;
    public static final int VERIFY = 2;

    public static final int AES = 2;

    public static final int ECB = 0;
    public static final int CBC = 1;
    public static final int CTR = 4;
    public static final int GCM = 6;
    public static final int XTS = 7;

    public static final int SHA1 = 0x00;
    public static final int SHA256 = 0x01;
    public static final int MD5 = 0x02;
    public static final int SHA224 = 0x03;
    public static final int SHA384 = 0x04;
    public static final int SHA512 = 0x05;
    /** Added to a hash: keyed. */
    public static final int HMAC = 0x10;

    /** Of MAC_CHECK: the MAC is another one. */
    public static final int WRONG_MAC = 2;
    /** Error type of an entry that asks for what there is not; simplified, public texts give no list. */
    public static final int BAD_ENTRY = 1;

    private SecEntry() {}

    /** Whether there is such a layout. */
    public static boolean isType(int type) {
        return type == 2 || type == 3;
    }

    /** A field that both layouts have, in the one of a type. */
    public static Field field(int type, Bd3 field) {
        return type == 3 ? field : Bd2.valueOf(field.name());
    }

    /** Type 2, of V2 chips. */
    public enum Bd2 implements Field {
        TYPE(0x00, 1, 3, 0, "2"),
        CIPHER(0x00, 1, 5, 4, "0 none, 1 encrypt, 2 decrypt, 3 copy"),
        AUTH(0x00, 1, 7, 6, "0 none, 1 calculate, 2 verify"),
        ORDER(0x01, 1, 0, 0, "which of cipher and MAC comes first"),
        DESTINATION_ENABLE(0x01, 1, 2, 1, "1: the destination is not the source"),
        SCENE(0x01, 1, 6, 3, "1: IPsec and general use"),
        SOURCE_LIST(0x01, 1, 7, 7, "1: the source is a scatter list"),
        DESTINATION_LIST(0x02, 1, 4, 2, "1: the destination is a scatter list"),
        MAC_TYPE(0x02, 1, 7, 5, "kind of the MAC address"),
        IV_SOURCE(0x04, 1, 7, 6, "0: from c_ivin"),
        AUTH_IV_SOURCE(0x05, 1, 1, 0, "0 internal, 1 from a_ivin"),
        AUTH_PAD(0x05, 1, 3, 2, "0 pad, 1 do not pad"),
        MAC_LENGTH(0x08, 4, 4, 0, "words of the MAC"),
        AUTH_KEY_LENGTH(0x08, 4, 10, 5, "words of the key"),
        AUTH_ALGORITHM(0x08, 4, 16, 11, "0 SHA-1, 1 SHA-256, 2 MD5, 3 SHA-224, 4 SHA-384, 5 SHA-512; + 0x10 HMAC"),
        ICV_LENGTH(0x0c, 2, 5, 0, "bytes of the MAC of an AEAD"),
        C_WIDTH(0x0c, 2, 8, 6, "width of a stream mode"),
        C_KEY_LENGTH(0x0c, 2, 11, 9, "AES: 0 is 128, 1 is 192, 2 is 256 bits"),
        C_MODE(0x0c, 2, 15, 12, "0 ECB, 1 CBC, 4 CTR, 6 GCM, 7 XTS"),
        C_ALGORITHM(0x0e, 1, 3, 0, "2 AES"),
        A_LEN(0x10, 4, 23, 0, "bytes to authenticate"),
        C_LEN(0x14, 4, 23, 0, "bytes to cipher"),
        AUTH_SRC_OFFSET(0x18, 2, "where authentication begins"),
        CIPHER_SRC_OFFSET(0x1a, 2, "where ciphering begins"),
        TAG(0x28, 2, "software's own, returned unchanged"),
        LONG_A_DATA_LEN(0x30, 8, "bits, for a hash in several pieces"),
        A_IVIN(0x38, 8, "address of the IV of the authentication"),
        A_KEY(0x40, 8, "address of the key of the MAC"),
        MAC(0x48, 8, "address of the MAC"),
        C_IVIN(0x50, 8, "address of the IV, 16 bytes"),
        C_KEY(0x58, 8, "address of the key"),
        SOURCE(0x60, 8, "address of the source"),
        DESTINATION(0x68, 8, "address of the destination"),
        DONE(0x70, 2, 0, 0, "result: 1"),
        MAC_CHECK(0x70, 2, 3, 1, "result: 2 for a MAC that is wrong"),
        CHECKSUM_CHECK(0x70, 2, 6, 4, "result: checksum"),
        FLAG(0x70, 2, 10, 7, "result: 2 for an error of a MAC"),
        ERROR_TYPE(0x72, 1, "result: 0 for success"),
        WARNING_TYPE(0x73, 1, "result: warning"),
        COUNTER(0x7c, 4, "counter");

        private final Place place;

        Bd2(int offset, int width, String meaning) {
            this(offset, width, 8 * width - 1, 0, meaning);
        }

        Bd2(int offset, int width, int high, int low, String meaning) {
            this.place = new Place(offset, width, high, low, meaning);
        }

        @Override
        public Place place() {
            return place;
        }
    }

    /** Type 3, of V3 chips and later. */
    public enum Bd3 implements Field {
        TYPE(0x00, 4, 3, 0, "3"),
        INVALID(0x00, 4, 4, 4, "1: skip the entry"),
        SCENE(0x00, 4, 8, 5, "1: IPsec and general use"),
        DESTINATION_ENABLE(0x00, 4, 10, 9, "1: the destination is not the source"),
        SOURCE_LIST(0x00, 4, 13, 11, "1: the source is a scatter list"),
        DESTINATION_LIST(0x00, 4, 16, 14, "1: the destination is a scatter list"),
        MAC_TYPE(0x00, 4, 19, 17, "kind of the MAC address"),
        CIPHER(0x04, 2, 1, 0, "0 none, 1 encrypt, 2 decrypt, 3 copy"),
        IV_SOURCE(0x04, 2, 3, 2, "0: from c_ivin"),
        ICV_LENGTH(0x04, 2, 9, 4, "bytes of the MAC of an AEAD"),
        C_WIDTH(0x04, 2, 12, 10, "width of a stream mode"),
        C_KEY_LENGTH(0x04, 2, 15, 13, "AES: 0 is 128, 1 is 192, 2 is 256 bits"),
        C_MODE(0x06, 1, 3, 0, "0 ECB, 1 CBC, 4 CTR, 6 GCM, 7 XTS"),
        C_ALGORITHM(0x06, 1, 7, 4, "2 AES"),
        ORDER(0x07, 1, 6, 6, "which of cipher and MAC comes first"),
        TAG(0x08, 8, "software's own, returned unchanged"),
        SOURCE(0x10, 8, "address of the source"),
        A_KEY(0x18, 8, "address of the key of the MAC"),
        A_IVIN(0x20, 8, "address of the IV of the authentication"),
        C_KEY(0x30, 8, "address of the key"),
        AUTH(0x38, 4, 1, 0, "0 none, 1 calculate, 2 verify"),
        AUTH_IV_SOURCE(0x38, 4, 3, 2, "0 internal, 1 from a_ivin"),
        MAC_LENGTH(0x38, 4, 8, 4, "words of the MAC"),
        AUTH_KEY_LENGTH(0x38, 4, 14, 9, "words of the key"),
        AUTH_ALGORITHM(0x38, 4, 20, 15, "0 SHA-1, 1 SHA-256, 2 MD5, 3 SHA-224, 4 SHA-384, 5 SHA-512; + 0x10 HMAC"),
        COUNTER_MODE(0x38, 4, 26, 25, "2: the counter of CTR has 128 bits"),
        PREFETCH(0x38, 4, 27, 27, "fetch what is shared with the CPU early"),
        SALT(0x3c, 4, "salt"),
        AUTH_SRC_OFFSET(0x40, 2, "where authentication begins"),
        CIPHER_SRC_OFFSET(0x42, 2, "where ciphering begins"),
        A_LEN(0x44, 4, 23, 0, "bytes to authenticate"),
        C_LEN(0x48, 4, 23, 0, "bytes to cipher"),
        DESTINATION(0x4c, 8, "address of the destination"),
        MAC(0x54, 8, "address of the MAC"),
        C_IVIN(0x5c, 8, "address of the IV, 16 bytes"),
        LONG_A_DATA_LEN(0x64, 8, "bits, for a hash in several pieces"),
        DONE(0x70, 2, 0, 0, "result: 1"),
        MAC_CHECK(0x70, 2, 3, 1, "result: 2 for a MAC that is wrong"),
        CHECKSUM_CHECK(0x70, 2, 6, 4, "result: checksum"),
        FLAG(0x70, 2, 10, 7, "result: 2 for an error of a MAC"),
        ERROR_TYPE(0x72, 1, "result: 0 for success"),
        WARNING_TYPE(0x73, 1, "result: warning"),
        MAC_I(0x74, 4, "inner MAC"),
        SVA_STATUS(0x79, 1, "result: faults of shared virtual addresses"),
        COUNTER(0x7c, 4, "counter");

        private final Place place;

        Bd3(int offset, int width, String meaning) {
            this(offset, width, 8 * width - 1, 0, meaning);
        }

        Bd3(int offset, int width, int high, int low, String meaning) {
            this.place = new Place(offset, width, high, low, meaning);
        }

        @Override
        public Place place() {
            return place;
        }
    }
}
