package org.vfiospec.acc.hardware;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfiospec.acc.ZipEntry;

/**
 * Deflate and inflate: raw, or with the trailer of zlib or gzip; their headers are software's business (zip_crypto.c).
 *
 * <p>Simplified: stateless jobs only, one piece each, finished at its end.
 */
final class ZipEngine implements ComputeEngine {
    private static final int SCATTERED = 1;
    private static final int DECOMPRESS = 1;

    private final Deflation deflation = new Deflation();

    @Override
    public List<Output> compute(ByteBuffer sqe, int type, Dma dma) {
        int length = ZipEntry.INPUT_DATA_LENGTH.get(sqe);
        int space = ZipEntry.DEST_AVAIL_OUT.get(sqe);
        Deflation.Format format = Deflation.Format.of(ZipEntry.REQUEST_TYPE.get(sqe));
        if (format == null || ZipEntry.STATEFUL.get(sqe) != 0 || isTooLong(length) || isTooLong(space)) {
            return refuse(sqe);
        }
        ScatterList source = buffer(sqe, ZipEntry.SOURCE, ZipEntry.SOURCE_OFFSET, length, dma);
        ScatterList destination = buffer(sqe, ZipEntry.DESTINATION, ZipEntry.DESTINATION_OFFSET, space, dma);
        if (source.length() < length) {
            return refuse(sqe);
        }
        byte[] input = source.gather(dma);
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
        report(sqe, Deflation.Result.failed(ZipEntry.BAD_ENTRY));
        return List.of();
    }

    private static ScatterList buffer(ByteBuffer sqe, ZipEntry address, ZipEntry offset, int length, Dma dma) {
        return ZipEntry.BUFFER_TYPE.get(sqe) == SCATTERED
                ? ScatterList.chain(dma, address.getLong(sqe), offset.get(sqe), length)
                : ScatterList.flat(address.getLong(sqe), length);
    }

    private static void report(ByteBuffer sqe, Deflation.Result result) {
        ZipEntry.CONSUMED.put(sqe, result.consumed());
        ZipEntry.PRODUCED.put(sqe, result.output().length);
        ZipEntry.STATUS.put(sqe, result.status());
        ZipEntry.ISIZE.put(sqe, result.size());
        ZipEntry.CHECKSUM.put(sqe, result.checksum());
    }
}
