package org.vfiospec.acc;

/** Where the fields of HPRE's submission queue entry are (hpre.h). Operands are big-endian, right-aligned in their field. */
public final class HpreEntry {
    public static final int SIZE = 64;

    /** 4:0 algorithm, 15:5 error code, 31:30 done. */
    public static final int DW0 = 0x00;
    /** Bytes of the key divided by 8, minus 1; one byte. */
    public static final int TASK_LEN1 = 0x04;

    public static final int KEY = 0x08;
    public static final int INPUT = 0x10;
    public static final int OUTPUT = 0x18;
    /** Software's own, returned unchanged. */
    public static final int TAG = 0x20;

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

    public static final int DONE_SHIFT = 30;
    public static final int ERROR_SHIFT = 5;

    private HpreEntry() {}
}
