package org.vfiospec.acc.hardware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.vfiospec.acc.ZipEntry;

/** RFC 1951 with the trailers of RFC 1950 and RFC 1952, on whole buffers. */
final class Deflation {

    /** What follows the deflate stream; the constants stand at their request type. */
    enum Format {
        NONE,
        DEFLATE,
        ZLIB,
        GZIP;

        /** The format of a request type; null if there is none. */
        static Format of(int requestType) {
            return requestType > 0 && requestType < values().length ? values()[requestType] : null;
        }

        private int checksum(byte[] plain) {
            Checksum sum = this == GZIP ? new CRC32() : new Adler32();
            sum.update(plain);
            return (int) sum.getValue();
        }

        private byte[] trailer(byte[] plain) {
            return switch (this) {
                case NONE, DEFLATE -> new byte[0];
                case ZLIB -> ByteBuffer.allocate(4).putInt(checksum(plain)).array();
                case GZIP ->
                    ByteBuffer.allocate(8)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(checksum(plain))
                            .putInt(plain.length)
                            .array();
            };
        }
    }

    /**
     * How a job ended.
     *
     * @param size bytes of plain data
     */
    record Result(int status, int consumed, byte[] output, int size, int checksum) {
        static Result failed(int status) {
            return new Result(status, 0, new byte[0], 0, 0);
        }
    }

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final Inflater inflater = new Inflater(true);

    Result deflate(Format format, byte[] plain, int space) {
        byte[] trailer = format.trailer(plain);
        byte[] output = new byte[space];
        deflater.reset();
        deflater.setInput(plain);
        deflater.finish();
        int length = deflater.deflate(output, 0, Math.max(0, space - trailer.length));
        if (!deflater.finished()) {
            return Result.failed(ZipEntry.OUTPUT_TOO_SMALL);
        }
        System.arraycopy(trailer, 0, output, length, trailer.length);
        byte[] whole = Arrays.copyOf(output, length + trailer.length);
        return new Result(ZipEntry.OK, plain.length, whole, plain.length, format.checksum(plain));
    }

    Result inflate(Format format, byte[] packed, int space) {
        byte[] output = new byte[space];
        inflater.reset();
        inflater.setInput(packed);
        try {
            byte[] plain = Arrays.copyOf(output, inflater.inflate(output));
            return inflater.finished() ? checked(format, packed, plain) : unfinished();
        } catch (DataFormatException notDeflate) {
            return Result.failed(ZipEntry.BAD_DATA);
        }
    }

    private Result unfinished() {
        return Result.failed(inflater.needsInput() ? ZipEntry.BAD_DATA : ZipEntry.OUTPUT_TOO_SMALL);
    }

    private Result checked(Format format, byte[] packed, byte[] plain) {
        byte[] trailer = format.trailer(plain);
        int end = packed.length - inflater.getRemaining();
        boolean matches = Arrays.equals(Arrays.copyOfRange(packed, end, end + trailer.length), trailer);
        return matches
                ? new Result(ZipEntry.DECOMPRESSED, end + trailer.length, plain, plain.length, format.checksum(plain))
                : Result.failed(ZipEntry.CHECKSUM_ERROR);
    }
}
