package org.vfiospec.acc;

/** The submission queue entry of HPRE (hpre.h). Operands are big-endian and right-aligned in their fields of memory. */
public enum HpreEntry implements Field {
    ALGORITHM(0x00, 4, 4, 0, "0 RSA, 1 RSA with CRT, 4 DH with g = 2, 5 DH"),
    ERROR(0x00, 4, 15, 5, "result: 0 for success"),
    ERROR_2(0x00, 4, 29, 16, "result: 0 for success"),
    DONE(0x00, 4, 31, 30, "1 as submitted, 3 for success"),
    TASK_LEN1(0x04, 1, "bytes of the key divided by 8, minus 1"),
    TASK_LEN2(0x05, 1, "second length"),
    MRTTEST_NUM(0x06, 1, "rounds of a prime test"),
    SVA_STATUS(0x07, 1, 6, 3, "result: faults of shared virtual addresses"),
    KEY(0x08, 8, "address of the key"),
    INPUT(0x10, 8, "address of the input"),
    OUTPUT(0x18, 8, "address of the output"),
    TAG(0x20, 8, "software's own, returned unchanged"),
    SM2_LENGTH(0x28, 4, "length of an SM2 message");

    /** Bytes of the whole structure. */
    public static final int SIZE = 64;

    /** input^e mod n; the key is e, n. */
    public static final int RSA = 0;
    /** The same with the Chinese remainder theorem; the key is dq, dp, q, p, qinv, each half as long. */
    public static final int RSA_CRT = 1;
    /** 2^x mod p; the key is x, p. */
    public static final int DH_G2 = 4;
    /** input^x mod p; the key is x, p. */
    public static final int DH = 5;

    /** Done, as software submits an entry. */
    public static final int SUBMITTED = 1;
    /** Done, of an entry that came to a good end. */
    public static final int SUCCESS = 3;

    private final Place place;

    HpreEntry(int offset, int width, String meaning) {
        this(offset, width, 8 * width - 1, 0, meaning);
    }

    HpreEntry(int offset, int width, int high, int low, String meaning) {
        this.place = new Place(offset, width, high, low, meaning);
    }

    @Override
    public Place place() {
        return place;
    }
}
