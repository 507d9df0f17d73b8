package org.vfiospec.acc.hardware;

import static org.vfiospec.acc.ZipEntry.CHECKSUM;
import static org.vfiospec.acc.ZipEntry.CONSUMED;
import static org.vfiospec.acc.ZipEntry.DESTINATION;
import static org.vfiospec.acc.ZipEntry.DEST_AVAIL_OUT;
import static org.vfiospec.acc.ZipEntry.DW3;
import static org.vfiospec.acc.ZipEntry.DW7;
import static org.vfiospec.acc.ZipEntry.DW8;
import static org.vfiospec.acc.ZipEntry.DW9;
import static org.vfiospec.acc.ZipEntry.INPUT_LENGTH;
import static org.vfiospec.acc.ZipEntry.ISIZE;
import static org.vfiospec.acc.ZipEntry.PRODUCED;
import static org.vfiospec.acc.ZipEntry.SOURCE;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfiospec.acc.ZipEntry;

/**
 * Deflate and inflate: raw, or with the trailer of zlib or gzip; their headers are software's business (zip_crypto.c).
 *
 * <p>Simplified: stateless jobs only, one piece each, finished at its end.
 */
final class ZipEngine implements ComputeEngine {
    private static final int OFFSET = 0xff_ffff;
    private static final int STATEFUL = 1 << 26;
    private static final int SCATTERED = 1;
    private static final int DECOMPRESS = 1;

    private final Deflation deflation = new Deflation();

    @Override
    public List<Output> compute(ByteBuffer sqe, int type, Dma dma) {
        int length = sqe.getInt(INPUT_LENGTH);
        int space = sqe.getInt(DEST_AVAIL_OUT);
        Deflation.Format format = Deflation.Format.of(sqe.getInt(DW9) & 0xff);
        if (format == null || (sqe.getInt(DW7) & STATEFUL) != 0 || isTooLong(length) || isTooLong(space)) {
            return refuse(sqe);
        }
        byte[] input = buffer(sqe, SOURCE, DW7, length, dma).gather(dma);
        ScatterList destination = buffer(sqe, DESTINATION, DW8, space, dma);
        Deflation.Result result = type == DECOMPRESS
                ? deflation.inflate(format, input, destination.length())
                : deflation.deflate(format, input, destination.length());
        report(sqe, result);
        return destination.scatter(result.output());
    }

    private static boolean isTooLong(int length) {
        return length < 0 || length > ScatterList.MOST_BYTES;
    }

    private static List<Output> refuse(ByteBuffer sqe) {
        sqe.putInt(CONSUMED, 0).putInt(PRODUCED, 0).putInt(DW3, ZipEntry.BAD_ENTRY);
        return List.of();
    }

    private static ScatterList buffer(ByteBuffer sqe, int address, int offset, int length, Dma dma) {
        return (sqe.getInt(DW9) >>> 8 & 0xf) == SCATTERED
                ? ScatterList.chain(dma, sqe.getLong(address), sqe.getInt(offset) & OFFSET, length)
                : ScatterList.flat(sqe.getLong(address), length);
    }

    private static void report(ByteBuffer sqe, Deflation.Result result) {
        sqe.putInt(CONSUMED, result.consumed())
                .putInt(PRODUCED, result.output().length)
                .putInt(DW3, result.status())
                .putInt(ISIZE, result.size())
                .putInt(CHECKSUM, result.checksum());
    }
}
