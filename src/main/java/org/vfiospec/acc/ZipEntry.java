package org.vfiospec.acc;

/** The submission queue entry of ZIP (zip.h, zip_crypto.c). Direction is not in it but in the context of its queue. */
public enum ZipEntry implements Field {
    CONSUMED(0x00, 4, "result: input bytes used"),
    PRODUCED(0x04, 4, "result: output bytes written"),
    COMP_DATA_LENGTH(0x08, 4, "compressed bytes"),
    STATUS(0x0c, 4, 7, 0, "result: 0 for success"),
    LAST_BLOCK(0x0c, 4, 8, 8, "result: the last block was seen"),
    INPUT_DATA_LENGTH(0x10, 4, "input bytes"),
    LBA(0x14, 8, "data integrity"),
    SOURCE_OFFSET(0x1c, 4, 23, 0, "bytes to skip in the first input piece"),
    FINISH(0x1c, 4, 25, 25, "1: this is the last piece of the stream"),
    STATEFUL(0x1c, 4, 26, 26, "0: stateless"),
    FIRST(0x1c, 4, 27, 27, "1: this is the first piece of a stream"),
    SQE_TYPE(0x1c, 4, 31, 28, "0, or 3 for the layout with the tag at 0x68"),
    DESTINATION_OFFSET(0x20, 4, 23, 0, "bytes to skip in the first output piece"),
    REQUEST_TYPE(0x24, 4, 7, 0, "1 deflate, 2 zlib, 3 gzip"),
    BUFFER_TYPE(0x24, 4, 11, 8, "0: addresses of memory, 1: addresses of scatter lists"),
    WINDOW_SIZE(0x24, 4, 15, 12, "window of the compressor"),
    TAG_TYPE_0(0x34, 4, "software's own in entries of type 0"),
    DEST_AVAIL_OUT(0x38, 4, "room for output, in bytes"),
    CTX_DW0(0x3c, 4, "context of a stream"),
    COMP_HEADER(0x40, 8, "compression header words"),
    SOURCE(0x48, 8, "address of the input"),
    DESTINATION(0x50, 8, "address of the output"),
    STREAM_CONTEXT(0x58, 8, "address of 64 KiB for a stateful job"),
    LITERALS(0x60, 8, "address of literals, for LZ77 alone"),
    TAG(0x68, 4, "software's own in entries of type 3, returned unchanged"),
    CTX_DW1(0x70, 4, "context of a stream"),
    CTX_DW2(0x74, 4, "context of a stream"),
    ISIZE(0x78, 4, "size of the plain data"),
    CHECKSUM(0x7c, 4, "adler32 or crc32 of the plain data");

    /** Bytes of the whole structure. */
    public static final int SIZE = 128;

    /** Request types. */
    public static final int DEFLATE = 1;

    public static final int ZLIB = 2;
    public static final int GZIP = 3;

    /** Statuses. */
    public static final int OK = 0x00;

    public static final int OUTPUT_TOO_SMALL = 0x0e;
    public static final int CHECKSUM_ERROR = 0x10;
    public static final int DECOMPRESSED = 0x13;
    /** Simplified: public texts do not name the status of an entry that asks for what there is not. */
    public static final int BAD_ENTRY = 0x0b;
    /** Simplified: nor the status of input that is no deflate stream. */
    public static final int BAD_DATA = 0x0a;

    private final Place place;

    ZipEntry(int offset, int width, String meaning) {
        this(offset, width, 8 * width - 1, 0, meaning);
    }

    ZipEntry(int offset, int width, int high, int low, String meaning) {
        this.place = new Place(offset, width, high, low, meaning);
    }

    @Override
    public Place place() {
        return place;
    }
}
