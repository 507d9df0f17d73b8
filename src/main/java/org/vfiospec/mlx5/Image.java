package org.vfiospec.mlx5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * What firmware saves of a virtual function: header, registers, pages of the counter table; little-endian.
 *
 * <p>The first image of a stream has every page, those that follow have the pages that changed.
 */
final class Image {
    private static final int MAGIC = 0x35584c4d;
    private static final int VERSION = 1;
    private static final int HEADER = 32;
    private static final List<VfRegister> SAVED = List.of(
            VfRegister.CONTROL,
            VfRegister.SQ_ADDRESS,
            VfRegister.CQ_ADDRESS,
            VfRegister.QUEUE_SIZE,
            VfRegister.STATUS,
            VfRegister.DOORBELL,
            VfRegister.CONSUMED,
            VfRegister.BYTES_SENT,
            VfRegister.COUNTER_INDEX);
    private static final int REGISTERS = SAVED.size() * Long.BYTES;
    private static final int PAGE_ROOM = Long.BYTES + CounterTable.PAGE;

    /**
     * The first bytes of an image.
     *
     * @param pages size of the function's table, which must agree on both sides
     * @param saved pages that the image carries
     * @param checkSum CRC-32 of all that follows the header
     */
    record Header(boolean incremental, int pages, int saved, int checkSum) {
        long length() {
            return HEADER + REGISTERS + (long) saved * PAGE_ROOM;
        }
    }

    private Image() {}

    static long length(Mlx5Vf vf, boolean incremental) {
        return HEADER + REGISTERS + (long) pages(vf, incremental).length * PAGE_ROOM;
    }

    private static int[] pages(Mlx5Vf vf, boolean incremental) {
        return incremental
                ? vf.counters().changedPages()
                : IntStream.range(0, vf.counters().pages()).toArray();
    }

    static byte[] of(Mlx5Vf vf, boolean incremental) {
        int[] pages = pages(vf, incremental);
        ByteBuffer out = little(new byte[HEADER + REGISTERS + pages.length * PAGE_ROOM]);
        out.putInt(MAGIC)
                .putInt(VERSION)
                .putInt(incremental ? 1 : 0)
                .putInt(vf.counters().pages());
        out.putInt(pages.length).position(HEADER);
        SAVED.forEach(register -> out.putLong(vf.registers().get(register)));
        for (int page : pages) {
            out.putLong(page).put(vf.counters().page(page));
        }
        out.putInt(20, checkSum(out.array(), HEADER, out.capacity() - HEADER));
        return out.array();
    }

    /** The header at an offset of a stream, if a whole and undamaged image starts there. */
    static Optional<Header> check(byte[] stream, int offset) {
        if (stream.length - offset < HEADER) {
            return Optional.empty();
        }
        ByteBuffer in = little(stream).position(offset);
        boolean known = in.getInt() == MAGIC && in.getInt() == VERSION;
        Header header = new Header(in.getInt() != 0, in.getInt(), in.getInt(), in.getInt());
        boolean whole = header.saved >= 0 && header.length() <= stream.length - offset;
        return known && whole && checkSum(stream, offset + HEADER, (int) header.length() - HEADER) == header.checkSum
                ? Optional.of(header)
                : Optional.empty();
    }

    /** Puts an image into a function; whether it fits. */
    static boolean load(byte[] image, Mlx5Vf vf) {
        boolean fits = check(image, 0)
                .filter(header -> header.pages == vf.counters().pages())
                .isPresent();
        if (fits) {
            ByteBuffer in = little(image).position(HEADER);
            SAVED.forEach(register -> vf.registers().set(register, in.getLong()));
            while (in.hasRemaining()) {
                int page =
                        (int) Long.remainderUnsigned(in.getLong(), vf.counters().pages());
                vf.counters().setPage(page, in);
            }
        }
        return fits;
    }

    private static int checkSum(byte[] bytes, int offset, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
