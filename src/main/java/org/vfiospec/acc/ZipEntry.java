package org.vfiospec.acc;

/** Where the fields of ZIP's submission queue entry are, and what its status can be (zip.h, zip_crypto.c). */
public final class ZipEntry {
    public static final int SIZE = 128;

    /** Result: input bytes used. */
    public static final int CONSUMED = 0x00;
    /** Result: output bytes written. */
    public static final int PRODUCED = 0x04;
    /** Result: 7:0 status. */
    public static final int DW3 = 0x0c;
    /** Input bytes. */
    public static final int INPUT_LENGTH = 0x10;
    /** 23:0 offset in the first input piece, 25 finish, 26 stateful, 27 first piece, 31:28 kind of entry. */
    public static final int DW7 = 0x1c;
    /** 23:0 offset in the first output piece. */
    public static final int DW8 = 0x20;
    /** 7:0 request type, 11:8 buffer type, 15:12 window size. */
    public static final int DW9 = 0x24;
    /** Room for output, in bytes. */
    public static final int DEST_AVAIL_OUT = 0x38;

    public static final int SOURCE = 0x48;
    public static final int DESTINATION = 0x50;
    /** Software's own, returned unchanged, in entries of kind 3. */
    public static final int TAG = 0x68;
    /** Size of the plain data, as gzip's trailer has it. */
    public static final int ISIZE = 0x78;
    /** adler32 or crc32 of the plain data. */
    public static final int CHECKSUM = 0x7c;

    /** Bit 25 of DW7: this is the last piece. */
    public static final int FINISH = 1 << 25;
    /** Entries of kind 3, in DW7. */
    public static final int KIND_3 = 3 << 28;
    /** Buffers are scatter lists, in DW9. */
    public static final int SCATTERED = 1 << 8;

    public static final int DEFLATE = 1;
    public static final int ZLIB = 2;
    public static final int GZIP = 3;

    public static final int OK = 0x00;
    public static final int OUTPUT_TOO_SMALL = 0x0e;
    public static final int CHECKSUM_ERROR = 0x10;
    public static final int DECOMPRESSED = 0x13;

    /** Simplified: public texts do not name the status of an entry that asks for what there is not. */
    public static final int BAD_ENTRY = 0x0b;

    /** Simplified: nor the status of input that is no deflate stream. */
    public static final int BAD_DATA = 0x0a;

    private ZipEntry() {}
}
