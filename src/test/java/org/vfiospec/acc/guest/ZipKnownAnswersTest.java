package org.vfiospec.acc.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.acc.guest.SoloJob.hex;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.ZipEntry;

/** ZIP on streams of other makers, and its streams in the hands of others. */
class ZipKnownAnswersTest {
    private static final int COMPRESS = 0;
    private static final int EXPAND = 1;
    private static final int SPACE = 4096;
    private static final byte[] TEXT = "It was a bright cold day in April, and the clocks were striking. "
            .repeat(40)
            .getBytes(StandardCharsets.US_ASCII);

    static Stream<Arguments> everyWrapping() {
        return Stream.of(Wrapping.values())
                .flatMap(wrapping -> Stream.of(0, 64, 1000).map(piece -> Arguments.of(wrapping, piece)));
    }

    private static ByteBuffer entry(int requestType) {
        ByteBuffer sqe = ByteBuffer.allocate(ZipEntry.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        ZipEntry.FINISH.put(sqe, 1);
        ZipEntry.SQE_TYPE.put(sqe, 3);
        ZipEntry.REQUEST_TYPE.put(sqe, requestType);
        return sqe;
    }

    /** Runs an entry; the bytes it produced. A piece of 0 bytes means buffers without lists. */
    private static byte[] run(SoloJob solo, ByteBuffer sqe, byte[] input, int piece, int status) {
        ZipEntry.INPUT_DATA_LENGTH.put(sqe, input.length);
        ZipEntry.DEST_AVAIL_OUT.put(sqe, SPACE);
        Scattered to = solo.scatter(new byte[SPACE], Math.max(piece, 16));
        long flat = solo.put(new byte[SPACE]);
        ZipEntry.BUFFER_TYPE.put(sqe, piece == 0 ? 0 : 1);
        ZipEntry.SOURCE.put(
                sqe, piece == 0 ? solo.put(input) : solo.scatter(input, piece).address());
        ZipEntry.DESTINATION.put(sqe, piece == 0 ? flat : to.address());
        ByteBuffer done = solo.run(sqe);
        assertThat(ZipEntry.STATUS.get(done)).isEqualTo(status);
        int produced = ZipEntry.PRODUCED.get(done);
        return piece == 0 ? solo.read(flat, produced) : to.read(solo.memory(), produced);
    }

    @ParameterizedTest
    @MethodSource("everyWrapping")
    void what_it_compresses_the_readers_of_the_platform_expand(Wrapping wrapping, int piece) {
        SoloJob solo = new SoloJob(Engine.ZIP, COMPRESS);

        byte[] packed = run(solo, entry(wrapping.requestType()), TEXT, piece, ZipEntry.OK);

        assertThat(packed.length).isLessThan(TEXT.length / 4);
        assertThat(wrapping.unpack(packed)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @MethodSource("everyWrapping")
    void it_expands_what_the_writers_of_the_platform_compress(Wrapping wrapping, int piece) {
        SoloJob solo = new SoloJob(Engine.ZIP, EXPAND);

        byte[] plain = run(solo, entry(wrapping.requestType()), wrapping.pack(TEXT), piece, ZipEntry.DECOMPRESSED);

        assertThat(plain).isEqualTo(TEXT);
    }

    /** RFC 1951: "a", in a stored block, in fixed codes, and in fixed codes with the trailers of RFC 1950 and 1952. */
    @ParameterizedTest
    @CsvSource({
        "1, 010100feff61",
        "1, 4b0400",
        "2, 4b040000620062",
        "3, 4b040043beb7e801000000",
    })
    void it_expands_streams_made_by_hand(int requestType, String stream) {
        SoloJob solo = new SoloJob(Engine.ZIP, EXPAND);

        byte[] plain = run(solo, entry(requestType), hex(stream), 0, ZipEntry.DECOMPRESSED);

        assertThat(plain).asHexString().isEqualTo("61");
    }

    @ParameterizedTest
    @CsvSource({"2, 4b040000620063", "3, 4b040043beb7e901000000", "3, 4b040043beb7e802000000"})
    void a_trailer_that_does_not_fit_is_told(int requestType, String stream) {
        SoloJob solo = new SoloJob(Engine.ZIP, EXPAND);

        byte[] plain = run(solo, entry(requestType), hex(stream), 0, ZipEntry.CHECKSUM_ERROR);

        assertThat(plain).isEmpty();
    }

    /** RFC 1950 and 1952 give the sums of these nine digits. */
    @ParameterizedTest
    @CsvSource({"2, 0x091e01de", "3, 0xcbf43926"})
    void the_entry_has_the_sum_of_the_plain_data(int requestType, String sum) {
        SoloJob solo = new SoloJob(Engine.ZIP, COMPRESS);
        ByteBuffer sqe = entry(requestType);

        run(solo, sqe, "123456789".getBytes(StandardCharsets.US_ASCII), 0, ZipEntry.OK);

        ByteBuffer done = solo.run(sqe);
        assertThat(ZipEntry.CHECKSUM.getLong(done)).isEqualTo(Long.decode(sum));
        assertThat(ZipEntry.ISIZE.get(done)).isEqualTo(9);
        assertThat(ZipEntry.CONSUMED.get(done)).isEqualTo(9);
    }

    @Test
    void what_software_has_put_into_the_entry_comes_back() {
        SoloJob solo = new SoloJob(Engine.ZIP, COMPRESS);
        ByteBuffer sqe = entry(ZipEntry.DEFLATE);
        ZipEntry.TAG.put(sqe, 0x5a5a_1234L);

        run(solo, sqe, TEXT, 0, ZipEntry.OK);

        assertThat(ZipEntry.TAG.get(solo.run(sqe))).isEqualTo(0x5a5a_1234);
    }
}
