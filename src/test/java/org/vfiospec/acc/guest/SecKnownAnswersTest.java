package org.vfiospec.acc.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.acc.guest.SoloJob.hex;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.SecEntry;
import org.vfiospec.acc.SecEntry.Bd3;

/** SEC on the published vectors, in both layouts of the entry, with buffers in one piece and in many. */
class SecKnownAnswersTest {
    private static final String KEY_128 = "2b7e151628aed2a6abf7158809cf4f3c";
    private static final String KEY_192 = "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b";
    private static final String KEY_256 = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4";
    private static final String IV = "000102030405060708090a0b0c0d0e0f";
    private static final String COUNTER = "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff";
    private static final String TEXT = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
            + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710";
    private static final String GCM_IV = "cafebabefacedbaddecaf888";
    private static final String GCM_TEXT = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39";
    private static final String GCM_DATA = "feedfacedeadbeeffeedfacedeadbeefabaddad2";
    private static final String ZEROS = "00000000000000000000000000000000";

    private final SoloJob solo = new SoloJob(Engine.SEC, 0);

    private record Vector(String source, int mode, String key, String iv, String plain, String cipher) {}

    private static final List<Vector> CIPHERS = List.of(
            new Vector(
                    "SP 800-38A F.1.1",
                    SecEntry.ECB,
                    KEY_128,
                    ZEROS,
                    TEXT,
                    "3ad77bb40d7a3660a89ecaf32466ef97f5d3d58503b9699de785895a96fdbaaf"
                            + "43b1cd7f598ece23881b00e3ed0306887b0c785e27e8ad3f8223207104725dd4"),
            new Vector(
                    "SP 800-38A F.1.3",
                    SecEntry.ECB,
                    KEY_192,
                    ZEROS,
                    TEXT,
                    "bd334f1d6e45f25ff712a214571fa5cc974104846d0ad3ad7734ecb3ecee4eef"
                            + "ef7afd2270e2e60adce0ba2face6444e9a4b41ba738d6c72fb16691603c18e0e"),
            new Vector(
                    "SP 800-38A F.1.5",
                    SecEntry.ECB,
                    KEY_256,
                    ZEROS,
                    TEXT,
                    "f3eed1bdb5d2a03c064b5a7e3db181f8591ccb10d410ed26dc5ba74a31362870"
                            + "b6ed21b99ca6f4f9f153e7b1beafed1d23304b7a39f9f3ff067d8d8f9e24ecc7"),
            new Vector(
                    "SP 800-38A F.2.1",
                    SecEntry.CBC,
                    KEY_128,
                    IV,
                    TEXT,
                    "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2"
                            + "73bed6b8e3c1743b7116e69e222295163ff1caa1681fac09120eca307586e1a7"),
            new Vector(
                    "SP 800-38A F.2.5",
                    SecEntry.CBC,
                    KEY_256,
                    IV,
                    TEXT,
                    "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d"
                            + "39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b"),
            new Vector(
                    "SP 800-38A F.5.1",
                    SecEntry.CTR,
                    KEY_128,
                    COUNTER,
                    TEXT,
                    "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff"
                            + "5ae4df3edbd5d35e5b4f09020db03eab1e031dda2fbe03d1792170a0f3009cee"),
            new Vector(
                    "SP 800-38A F.5.5",
                    SecEntry.CTR,
                    KEY_256,
                    COUNTER,
                    TEXT,
                    "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5"
                            + "2b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6"),
            new Vector(
                    "IEEE 1619 vector 1",
                    SecEntry.XTS,
                    ZEROS + ZEROS,
                    ZEROS,
                    ZEROS + ZEROS,
                    "917cf69ebd68b2ec9b9fe9a3eadda692cd43d2f59598ed858c02c2652fbf922e"),
            new Vector(
                    "IEEE 1619 vector 2",
                    SecEntry.XTS,
                    "1111111111111111111111111111111122222222222222222222222222222222",
                    "33333333330000000000000000000000",
                    "4444444444444444444444444444444444444444444444444444444444444444",
                    "c454185e6a16936e39334038acef838bfb186fff7480adc4289382ecd6d394f0"),
            new Vector(
                    "IEEE 1619 vector 10, its first four blocks",
                    SecEntry.XTS,
                    "27182818284590452353602874713526624977572470936999595749669676273141592653589793"
                            + "238462643383279502884197169399375105820974944592",
                    "ff000000000000000000000000000000",
                    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
                            + "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f",
                    "1c3b3a102f770386e4836c99e370cf9bea00803f5e482357a4ae12d414a3e63b"
                            + "5d31e276f8fe4a8d66b317f9ac683f44680a86ac35adfc3345befecb4bb188fd"));

    private record Aead(String source, String key, String iv, String data, String plain, String cipher, String tag) {}

    private static final List<Aead> AEADS = List.of(
            new Aead("GCM test case 1", ZEROS, ZEROS, "", "", "", "58e2fccefa7e3061367f1d57a4e7455a"),
            new Aead(
                    "GCM test case 2",
                    ZEROS,
                    ZEROS,
                    "",
                    ZEROS,
                    "0388dace60b6a392f328c2b971b2fe78",
                    "ab6e47d42cec13bdf53a67b21257bddf"),
            new Aead(
                    "GCM test case 4",
                    "feffe9928665731c6d6a8f9467308308",
                    GCM_IV + "00000000",
                    GCM_DATA,
                    GCM_TEXT,
                    "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
                            + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091",
                    "5bc94fbc3221a5db94fae95ae7121a47"),
            new Aead(
                    "GCM test case 16",
                    "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
                    GCM_IV + "00000000",
                    GCM_DATA,
                    GCM_TEXT,
                    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                            + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
                    "76fc6ece0f4e1768cddf8853bb2d551b"));

    private record Hash(String source, int algorithm, String key, String text, String mac) {}

    private static final String ASK = "what do ya want for nothing?";
    private static final List<Hash> HASHES = List.of(
            new Hash("FIPS 180", SecEntry.SHA1, "", "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            new Hash(
                    "FIPS 180", SecEntry.SHA224, "", "abc", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
            new Hash(
                    "FIPS 180",
                    SecEntry.SHA256,
                    "",
                    "abc",
                    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            new Hash(
                    "FIPS 180",
                    SecEntry.SHA384,
                    "",
                    "abc",
                    "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                            + "8086072ba1e7cc2358baeca134c825a7"),
            new Hash(
                    "FIPS 180",
                    SecEntry.SHA512,
                    "",
                    "abc",
                    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                            + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"),
            new Hash("RFC 1321", SecEntry.MD5, "", "abc", "900150983cd24fb0d6963f7d28e17f72"),
            new Hash(
                    "RFC 2202", SecEntry.SHA1 | SecEntry.HMAC, "Jefe", ASK, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
            new Hash("RFC 2202", SecEntry.MD5 | SecEntry.HMAC, "Jefe", ASK, "750c783e6ab0b503eaa86e310a5db738"),
            new Hash(
                    "RFC 4231",
                    SecEntry.SHA224 | SecEntry.HMAC,
                    "Jefe",
                    ASK,
                    "a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44"),
            new Hash(
                    "RFC 4231",
                    SecEntry.SHA256 | SecEntry.HMAC,
                    "Jefe",
                    ASK,
                    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
            new Hash(
                    "RFC 4231",
                    SecEntry.SHA384 | SecEntry.HMAC,
                    "Jefe",
                    ASK,
                    "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e"
                            + "8e2240ca5e69e2c78b3239ecfab21649"),
            new Hash(
                    "RFC 4231",
                    SecEntry.SHA512 | SecEntry.HMAC,
                    "Jefe",
                    ASK,
                    "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                            + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"));

    private static Stream<Arguments> inEveryForm(List<?> vectors) {
        return vectors.stream()
                .flatMap(vector -> Stream.of(2, 3)
                        .flatMap(type -> Stream.of(false, true).map(lists -> Arguments.of(vector, type, lists))));
    }

    static Stream<Arguments> ciphers() {
        return inEveryForm(CIPHERS);
    }

    static Stream<Arguments> aeads() {
        return inEveryForm(AEADS);
    }

    static Stream<Arguments> hashes() {
        return inEveryForm(HASHES);
    }

    @ParameterizedTest
    @MethodSource("ciphers")
    void a_cipher_gives_the_published_text_and_takes_it_back(Vector vector, int type, boolean lists) {
        Entry encryption = new Entry(type, lists).cipher(vector, SecEntry.ENCRYPT);
        assertThat(encryption.text(hex(vector.plain), 0)).isEqualTo(hex(vector.cipher));

        Entry decryption = new Entry(type, lists).cipher(vector, SecEntry.DECRYPT);
        assertThat(decryption.text(hex(vector.cipher), 0)).isEqualTo(hex(vector.plain));
    }

    @ParameterizedTest
    @MethodSource("aeads")
    void gcm_gives_the_published_text_and_tag_and_takes_them_back(Aead vector, int type, boolean lists) {
        Entry sealing = new Entry(type, lists).aead(vector, SecEntry.ENCRYPT, new byte[16]);
        assertThat(sealing.text(hex(vector.data + vector.plain), hex(vector.data).length))
                .isEqualTo(hex(vector.cipher));
        assertThat(sealing.mac(16)).isEqualTo(hex(vector.tag));

        Entry opening = new Entry(type, lists).aead(vector, SecEntry.DECRYPT, hex(vector.tag));
        assertThat(opening.text(hex(vector.data + vector.cipher), hex(vector.data).length))
                .isEqualTo(hex(vector.plain));
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void a_hash_gives_the_published_value_and_confirms_it(Hash vector, int type, boolean lists) {
        byte[] text = vector.text.getBytes(StandardCharsets.US_ASCII);
        Entry calculation = new Entry(type, lists).hash(vector, SecEntry.CALCULATE, new byte[64]);
        calculation.text(text, 0);
        assertThat(calculation.mac(hex(vector.mac).length)).isEqualTo(hex(vector.mac));

        Entry verification = new Entry(type, lists).hash(vector, SecEntry.VERIFY, hex(vector.mac));
        verification.text(text, 0);
    }

    /** An entry under construction. */
    private final class Entry {
        private final int type;
        private final boolean lists;
        private final ByteBuffer sqe = ByteBuffer.allocate(SecEntry.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        private long mac;

        Entry(int type, boolean lists) {
            this.type = type;
            this.lists = lists;
            put(Bd3.TYPE, type);
        }

        private void put(Bd3 field, long value) {
            SecEntry.field(type, field).put(sqe, value);
        }

        private void key(int mode, byte[] key, byte[] iv, int direction) {
            put(Bd3.CIPHER, direction);
            put(Bd3.C_ALGORITHM, SecEntry.AES);
            put(Bd3.C_MODE, mode);
            put(Bd3.C_KEY_LENGTH, (key.length / (mode == SecEntry.XTS ? 2 : 1) - 16) / 8);
            put(Bd3.C_KEY, solo.put(key));
            put(Bd3.C_IVIN, solo.put(iv));
        }

        Entry cipher(Vector vector, int direction) {
            key(vector.mode, hex(vector.key), hex(vector.iv), direction);
            put(Bd3.C_LEN, hex(vector.plain).length);
            return this;
        }

        Entry aead(Aead vector, int direction, byte[] tag) {
            key(SecEntry.GCM, hex(vector.key), hex(vector.iv), direction);
            put(Bd3.C_LEN, hex(vector.plain).length);
            put(Bd3.A_LEN, hex(vector.data).length);
            put(Bd3.CIPHER_SRC_OFFSET, hex(vector.data).length);
            put(Bd3.ICV_LENGTH, 16);
            return macAt(tag);
        }

        Entry hash(Hash vector, int what, byte[] expected) {
            byte[] key = vector.key.getBytes(StandardCharsets.US_ASCII);
            put(Bd3.AUTH, what);
            put(Bd3.AUTH_ALGORITHM, vector.algorithm);
            put(Bd3.AUTH_KEY_LENGTH, key.length / 4);
            put(Bd3.A_KEY, solo.put(key));
            put(Bd3.MAC_LENGTH, hex(vector.mac).length / 4);
            put(Bd3.A_LEN, vector.text.length());
            return macAt(expected);
        }

        private Entry macAt(byte[] content) {
            mac = solo.put(content);
            put(Bd3.MAC, mac);
            return this;
        }

        byte[] mac(int length) {
            return solo.read(mac, length);
        }

        /** Runs it; what is at the destination behind {@code skipped} bytes. */
        byte[] text(byte[] source, int skipped) {
            put(Bd3.DESTINATION_ENABLE, 1);
            Scattered from = solo.scatter(source, 7);
            Scattered to = solo.scatter(new byte[source.length], 11);
            long flat = solo.put(new byte[source.length]);
            put(Bd3.SOURCE_LIST, lists ? 1 : 0);
            put(Bd3.DESTINATION_LIST, lists ? 1 : 0);
            put(Bd3.SOURCE, lists ? from.address() : solo.put(source));
            put(Bd3.DESTINATION, lists ? to.address() : flat);
            ByteBuffer done = solo.run(sqe);
            assertThat(SecEntry.field(type, Bd3.DONE).get(done)).isEqualTo(1);
            assertThat(SecEntry.field(type, Bd3.MAC_CHECK).get(done)).isZero();
            assertThat(SecEntry.field(type, Bd3.ERROR_TYPE).get(done)).isZero();
            byte[] all = lists ? to.read(solo.memory(), source.length) : solo.read(flat, source.length);
            return java.util.Arrays.copyOfRange(all, skipped, source.length);
        }
    }
}
