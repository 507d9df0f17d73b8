package org.vfiospec.acc.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.HpreEntry;
import org.vfiospec.acc.SecEntry;
import org.vfiospec.acc.SecEntry.Bd2;
import org.vfiospec.acc.SecEntry.Bd3;
import org.vfiospec.acc.ZipEntry;

/** Entries that ask for what there is not end with the status of the hardware, and leave memory as it was. */
class WrongEntriesTest {
    private static final int SIZE = 64;

    private static Arguments wrong(String what, Consumer<ByteBuffer> change, int status) {
        return Arguments.of(what, change, status);
    }

    private static ByteBuffer blank(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Stream<Arguments> zip() {
        return Stream.of(
                wrong("no request type", sqe -> ZipEntry.REQUEST_TYPE.put(sqe, 0), ZipEntry.BAD_ENTRY),
                wrong("a request type that is not there", sqe -> ZipEntry.REQUEST_TYPE.put(sqe, 4), ZipEntry.BAD_ENTRY),
                wrong("a stateful job", sqe -> ZipEntry.STATEFUL.put(sqe, 1), ZipEntry.BAD_ENTRY),
                wrong("input of 9 MiB", sqe -> ZipEntry.INPUT_DATA_LENGTH.put(sqe, 9 << 20), ZipEntry.BAD_ENTRY),
                wrong("output of 9 MiB", sqe -> ZipEntry.DEST_AVAIL_OUT.put(sqe, 9 << 20), ZipEntry.BAD_ENTRY),
                wrong("no room for output", sqe -> ZipEntry.DEST_AVAIL_OUT.put(sqe, 1), ZipEntry.OUTPUT_TOO_SMALL));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void zip(String what, Consumer<ByteBuffer> change, int status) {
        SoloJob solo = new SoloJob(Engine.ZIP, 0);
        long output = solo.put(new byte[SIZE]);
        ByteBuffer sqe = blank(ZipEntry.SIZE);
        ZipEntry.REQUEST_TYPE.put(sqe, ZipEntry.ZLIB);
        ZipEntry.SOURCE.put(sqe, solo.put(new byte[SIZE]));
        ZipEntry.INPUT_DATA_LENGTH.put(sqe, SIZE);
        ZipEntry.DESTINATION.put(sqe, output);
        ZipEntry.DEST_AVAIL_OUT.put(sqe, SIZE);
        change.accept(sqe);

        ByteBuffer done = solo.run(sqe);

        assertThat(ZipEntry.STATUS.get(done)).isEqualTo(status);
        assertThat(ZipEntry.PRODUCED.get(done)).isZero();
        assertThat(ZipEntry.CONSUMED.get(done)).isZero();
        assertThat(solo.read(output, SIZE)).containsOnly(0);
    }

    @Test
    void input_that_is_no_deflate_stream() {
        SoloJob solo = new SoloJob(Engine.ZIP, 1);
        ByteBuffer sqe = blank(ZipEntry.SIZE);
        ZipEntry.REQUEST_TYPE.put(sqe, ZipEntry.DEFLATE);
        ZipEntry.SOURCE.put(sqe, solo.put(new byte[] {7, 7, 7, 7}));
        ZipEntry.INPUT_DATA_LENGTH.put(sqe, 4);
        ZipEntry.DESTINATION.put(sqe, solo.put(new byte[SIZE]));
        ZipEntry.DEST_AVAIL_OUT.put(sqe, SIZE);

        assertThat(ZipEntry.STATUS.get(solo.run(sqe))).isEqualTo(ZipEntry.BAD_DATA);
    }

    @Test
    void a_scatter_list_that_is_too_short() {
        SoloJob solo = new SoloJob(Engine.ZIP, 0);
        ByteBuffer sqe = blank(ZipEntry.SIZE);
        ZipEntry.REQUEST_TYPE.put(sqe, ZipEntry.DEFLATE);
        ZipEntry.BUFFER_TYPE.put(sqe, 1);
        ZipEntry.SOURCE.put(sqe, solo.scatter(new byte[SIZE], 16).address());
        ZipEntry.INPUT_DATA_LENGTH.put(sqe, SIZE + 1);
        ZipEntry.DESTINATION.put(sqe, solo.scatter(new byte[SIZE], 16).address());
        ZipEntry.DEST_AVAIL_OUT.put(sqe, SIZE);

        assertThat(ZipEntry.STATUS.get(solo.run(sqe))).isEqualTo(ZipEntry.BAD_ENTRY);
    }

    static Stream<Arguments> sec() {
        return Stream.of(
                wrong("a type that is not there", sqe -> Bd3.TYPE.put(sqe, 1), SecEntry.BAD_ENTRY),
                wrong("nothing to do", sqe -> Bd3.CIPHER.put(sqe, 0), SecEntry.BAD_ENTRY),
                wrong("another cipher", sqe -> Bd3.C_ALGORITHM.put(sqe, 3), SecEntry.BAD_ENTRY),
                wrong("a mode that is not there", sqe -> Bd3.C_MODE.put(sqe, 2), SecEntry.BAD_ENTRY),
                wrong("a key of 320 bits", sqe -> Bd3.C_KEY_LENGTH.put(sqe, 3), SecEntry.BAD_ENTRY),
                wrong("half a block", sqe -> Bd3.C_LEN.put(sqe, 24), SecEntry.BAD_ENTRY),
                wrong("no text", sqe -> Bd3.C_LEN.put(sqe, 0), SecEntry.BAD_ENTRY),
                wrong("XTS with 192 bits", WrongEntriesTest::xts192, SecEntry.BAD_ENTRY),
                wrong("GCM with a short tag", WrongEntriesTest::gcmShortTag, SecEntry.BAD_ENTRY),
                wrong("an unknown hash", sqe -> hash(sqe, 0x0f, 4, 4), SecEntry.BAD_ENTRY),
                wrong("a MAC longer than its hash", sqe -> hash(sqe, SecEntry.SHA1, 8, 0), SecEntry.BAD_ENTRY),
                wrong("a keyed hash without key", sqe -> hash(sqe, SecEntry.HMAC, 4, 0), SecEntry.BAD_ENTRY));
    }

    private static void xts192(ByteBuffer sqe) {
        Bd3.C_MODE.put(sqe, SecEntry.XTS);
        Bd3.C_KEY_LENGTH.put(sqe, 1);
    }

    private static void gcmShortTag(ByteBuffer sqe) {
        Bd3.C_MODE.put(sqe, SecEntry.GCM);
        Bd3.ICV_LENGTH.put(sqe, 3);
    }

    private static void hash(ByteBuffer sqe, int algorithm, int words, int keyWords) {
        Bd3.AUTH.put(sqe, SecEntry.CALCULATE);
        Bd3.AUTH_ALGORITHM.put(sqe, algorithm);
        Bd3.MAC_LENGTH.put(sqe, words);
        Bd3.AUTH_KEY_LENGTH.put(sqe, keyWords);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void sec(String what, Consumer<ByteBuffer> change, int error) {
        SoloJob solo = new SoloJob(Engine.SEC, 0);
        long output = solo.put(new byte[SIZE]);
        ByteBuffer sqe = cbc(solo, output);
        change.accept(sqe);

        ByteBuffer done = solo.run(sqe);

        assertThat(Bd3.DONE.get(done)).isEqualTo(1);
        assertThat(Bd3.ERROR_TYPE.get(done)).isEqualTo(error);
        assertThat(solo.read(output, SIZE)).containsOnly(0);
    }

    private static ByteBuffer cbc(SoloJob solo, long output) {
        ByteBuffer sqe = blank(SecEntry.SIZE);
        Bd3.TYPE.put(sqe, 3);
        Bd3.CIPHER.put(sqe, SecEntry.ENCRYPT);
        Bd3.C_ALGORITHM.put(sqe, SecEntry.AES);
        Bd3.C_MODE.put(sqe, SecEntry.CBC);
        Bd3.C_LEN.put(sqe, 32);
        Bd3.DESTINATION_ENABLE.put(sqe, 1);
        Bd3.SOURCE.put(sqe, solo.put(new byte[SIZE]));
        Bd3.DESTINATION.put(sqe, output);
        Bd3.C_KEY.put(sqe, solo.put(new byte[SIZE]));
        Bd3.C_IVIN.put(sqe, solo.put(new byte[SIZE]));
        Bd3.A_KEY.put(sqe, solo.put(new byte[SIZE]));
        Bd3.MAC.put(sqe, output);
        return sqe;
    }

    @Test
    void a_tag_of_gcm_that_is_wrong_is_told_and_its_text_withheld() {
        SoloJob solo = new SoloJob(Engine.SEC, 0);
        long output = solo.put(new byte[SIZE]);
        ByteBuffer sqe = cbc(solo, output);
        Bd3.C_MODE.put(sqe, SecEntry.GCM);
        Bd3.CIPHER.put(sqe, SecEntry.DECRYPT);
        Bd3.ICV_LENGTH.put(sqe, 16);

        ByteBuffer done = solo.run(sqe);

        assertThat(Bd3.MAC_CHECK.get(done)).isEqualTo(SecEntry.WRONG_MAC);
        assertThat(solo.read(output, SIZE)).containsOnly(0);
    }

    @Test
    void a_mac_that_is_wrong_is_told() {
        SoloJob solo = new SoloJob(Engine.SEC, 0);
        ByteBuffer sqe = blank(SecEntry.SIZE);
        Bd2.TYPE.put(sqe, 2);
        Bd2.AUTH.put(sqe, SecEntry.VERIFY);
        Bd2.AUTH_ALGORITHM.put(sqe, SecEntry.SHA256);
        Bd2.MAC_LENGTH.put(sqe, 8);
        Bd2.A_LEN.put(sqe, SIZE);
        Bd2.SOURCE.put(sqe, solo.put(new byte[SIZE]));
        Bd2.MAC.put(sqe, solo.put(new byte[SIZE]));

        assertThat(Bd2.MAC_CHECK.get(solo.run(sqe))).isEqualTo(SecEntry.WRONG_MAC);
    }

    static Stream<Arguments> hpre() {
        return Stream.of(
                wrong("an algorithm that is not there", sqe -> HpreEntry.ALGORITHM.put(sqe, 9), 1),
                wrong("a modulus of 0", sqe -> {}, 2),
                wrong("a modulus of 0 under CRT", sqe -> HpreEntry.ALGORITHM.put(sqe, HpreEntry.RSA_CRT), 2),
                wrong("a key of 4,160 bits", sqe -> HpreEntry.TASK_LEN1.put(sqe, 64), 3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void hpre(String what, Consumer<ByteBuffer> change, int error) {
        SoloJob solo = new SoloJob(Engine.HPRE, 0);
        ByteBuffer sqe = blank(HpreEntry.SIZE);
        HpreEntry.DONE.put(sqe, HpreEntry.SUBMITTED);
        HpreEntry.TASK_LEN1.put(sqe, 15);
        HpreEntry.KEY.put(sqe, solo.put(new byte[1024]));
        HpreEntry.INPUT.put(sqe, solo.put(new byte[1024]));
        HpreEntry.OUTPUT.put(sqe, solo.put(new byte[1024]));
        change.accept(sqe);

        ByteBuffer done = solo.run(sqe);

        assertThat(HpreEntry.DONE.get(done)).isEqualTo(HpreEntry.SUBMITTED);
        assertThat(HpreEntry.ERROR.get(done)).isEqualTo(error);
    }
}
