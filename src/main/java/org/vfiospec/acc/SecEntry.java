package org.vfiospec.acc;

/** Where the fields of SEC's submission queue entries of type 2 and type 3 are (sec_crypto.h), and their codes. */
public final class SecEntry {
    public static final int SIZE = 128;

    /** Where the result is, in both types: bit 0 done, 3:1 check of the MAC. */
    public static final int DONE_FLAG = 0x70;
    /** 0 for success, one byte, in both types. */
    public static final int ERROR_TYPE = 0x72;

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
    public static final int SHA512 = 0x05;
    /** Added to a hash: keyed. */
    public static final int HMAC = 0x10;

    /** Bits 3:1 of the result: the MAC is another one. */
    public static final int WRONG_MAC = 2 << 1;
    /** Error type of an entry that asks for what there is not; simplified, public texts give no list. */
    public static final int BAD_ENTRY = 1;

    private SecEntry() {}

    /** Type 2, of V2 chips. */
    public static final class Bd2 {
        /** 3:0 type, 5:4 cipher, 7:6 auth; one byte. */
        public static final int TYPE_CIPHER_AUTH = 0x00;
        /** 2:1 separate destination, 7 source is a scatter list; one byte. */
        public static final int SDS_SA_TYPE = 0x01;
        /** 4:2 destination is a scatter list; one byte. */
        public static final int SDM_ADDR_TYPE = 0x02;
        /** 4:0 words of the MAC, 10:5 words of the auth key, 16:11 auth algorithm. */
        public static final int MAC_KEY_ALG = 0x08;
        /** 11:9 key length, 15:12 mode; two bytes. */
        public static final int ICVW_KMODE = 0x0c;
        /** 3:0 cipher algorithm; one byte. */
        public static final int C_ALG = 0x0e;

        public static final int ALEN = 0x10;
        public static final int CLEN = 0x14;
        public static final int AUTH_SRC_OFFSET = 0x18;
        public static final int CIPHER_SRC_OFFSET = 0x1a;
        public static final int TAG = 0x28;
        public static final int A_KEY = 0x40;
        public static final int MAC = 0x48;
        public static final int C_IVIN = 0x50;
        public static final int C_KEY = 0x58;
        public static final int SOURCE = 0x60;
        public static final int DESTINATION = 0x68;

        private Bd2() {}
    }

    /** Type 3, of V3 chips and later. */
    public static final class Bd3 {
        /** 3:0 type, 10:9 separate destination, 13:11 source type, 16:14 destination type. */
        public static final int BD_PARAM = 0x00;
        /** 1:0 cipher, 15:13 key length; two bytes. */
        public static final int C_ICV_KEY = 0x04;
        /** 3:0 mode, 7:4 algorithm; one byte. */
        public static final int C_MODE_ALG = 0x06;

        public static final int TAG = 0x08;
        public static final int SOURCE = 0x10;
        public static final int A_KEY = 0x18;
        public static final int C_KEY = 0x30;
        /** 1:0 auth, 8:4 words of the MAC, 14:9 words of the auth key, 20:15 auth algorithm. */
        public static final int AUTH_MAC_KEY = 0x38;

        public static final int AUTH_SRC_OFFSET = 0x40;
        public static final int CIPHER_SRC_OFFSET = 0x42;
        public static final int A_LEN = 0x44;
        public static final int C_LEN = 0x48;
        public static final int DESTINATION = 0x4c;
        public static final int MAC = 0x54;
        public static final int C_IVIN = 0x5c;

        private Bd3() {}
    }
}
