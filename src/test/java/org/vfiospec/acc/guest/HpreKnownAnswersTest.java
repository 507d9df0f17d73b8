package org.vfiospec.acc.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.acc.guest.SoloJob.hex;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.HpreEntry;

/** HPRE on the example key of PKCS #1, on a group of RFC 5114, and against numbers of every length it takes. */
class HpreKnownAnswersTest {
    private static final String N = "bbf82f090682ce9c2338ac2b9da871f7368d07eed41043a440d6b6f07454f51f"
            + "b8dfbaaf035c02ab61ea48ceeb6fcd4876ed520d60e1ec4619719d8a5b8b807f"
            + "afb8e0a3dfc737723ee6b4b7d93a2584ee6a649d060953748834b2454598394e"
            + "e0aab12d7b61a51f527a9a41f6c1687fe2537298ca2a8f5946f8e5fd091dbdcb";
    private static final String P = "eecfae81b1b9b3c908810b10a1b5600199eb9f44aef4fda493b81a9e3d84f632"
            + "124ef0236e5d1e3b7e28fae7aa040a2d5b252176459d1f397541ba2a58fb6599";
    private static final String Q = "c97fb1f027f453f6341233eaaad1d9353f6c42d08866b1d05a0f2035028b9d86"
            + "9840b41666b42e92ea0da3b43204b5cfce3352524d0416a5a441e700af461503";
    private static final String DP = "54494ca63eba0337e4e24023fcd69a5aeb07dddc0183a4d0ac9b54b051f2b13e"
            + "d9490975eab77414ff59c1f7692e9a2e202b38fc910a474174adc93c1f67c981";
    private static final String DQ = "471e0290ff0af0750351b7f878864ca961adbd3a8a7e991c5c0556a94c3146a7"
            + "f9803f8f6f8ae342e931fd8ae47a220d1b99a495849807fe39f9245a9836da3d";
    private static final String QINV = "b06c4fdabb6301198d265bdbae9423b380f271f73453885093077fcd39e2119f"
            + "c98632154f5883b167a967bf402b4e9e2e0f9656e698ea3666edfb25798039f7";
    private static final String MESSAGE = "00eb7a19ace9e3006350e329504b45e2ca82310b26dcd87d5c68f1eea8f55267"
            + "c31b2e8bb4251f84d7e0b2c04626f5aff93edcfb25c9c2b3ff8ae10e839a2ddb"
            + "4cdcfe4ff47728b4a1b7c1362baad29ab48d2869d5024121435811591be392f9"
            + "82fb3e87d095aeb40448db972f3ac14f7bc275195281ce32d2f1b76d4d353e2d";
    private static final String CIPHER = "1253e04dc0a5397bb44a7ab87e9bf2a039a33d1e996fc82a94ccd30074c95df7"
            + "63722017069e5268da5d1c0b4f872cf653c11df82314a67968dfeae28def04bb"
            + "6d84b1c31d654a1970e5783bd6eb96a024c2ca2f4a90fe9f2ef5c9c140e5bb48"
            + "da9536ad8700c84fc9130adea74e558d51a74ddf85d8b50de96838d6063e0955";

    private static final String GROUP = "b10b8f96a080e01dde92de5eae5d54ec52c99fbcfb06a3c69a6a9dca52d23b61"
            + "6073e28675a23d189838ef1e2ee652c013ecb4aea906112324975c3cd49b83bf"
            + "accbdd7d90c4bd7098488e9c219a73724effd6fae5644738faa31a4ff55bccc0"
            + "a151af5f0dc8b4bd45bf37df365c1a65e68cfda76d4da708df1fb2bc2e4a4371";
    private static final String SECRET = "b9a3b3ae8fefc1a2930496507086f8455d48943e";
    private static final String PEER = "717a6cb053371ff4a3b932941c1e5663f861a1d6ad34ae66576dfb98f6c6cbf9"
            + "ddd5a56c7833f6bcfdff095582ad868e440e8d09fd769e3ceccdc3d3b1e4cfa0"
            + "57776caaf9739b6a9fee8e7411f8d6dac09d6a4edb46cc2b5d5203090eae6126"
            + "311e53fd2c14b574e6a3109a3da1be41bdceaa186f5ce06716a2b6a07b3c33fe";
    private static final String SHARED = "5c804f454d30d9c4df85271f93528c91df6b48ab5f80b3b59caac1b28f8acba9"
            + "cd3e39f3cb614525d9521d2e644c53b807b810f340062f257d7d6fbfe8d5e8f0"
            + "72e9b6e9afda9413eafb2e8b0699b1fb5a0cacedDEAEAD7E9CFBB36AE2B42083"
            + "5bd83a19fb0b5e96bf8fa4d09e345525167ecd9155416f46f408ed31b63c6e6d";

    private final SoloJob solo = new SoloJob(Engine.HPRE, 0);

    /** What an algorithm gives for a key and an input of {@code bytes} bytes. */
    private byte[] run(int algorithm, int bytes, byte[] key, byte[] input) {
        long output = solo.put(new byte[bytes]);
        ByteBuffer done = solo.run(entry(algorithm, bytes, key, input, output));
        assertThat(HpreEntry.DONE.get(done)).isEqualTo(HpreEntry.SUCCESS);
        assertThat(HpreEntry.ERROR.get(done)).isZero();
        assertThat(HpreEntry.ERROR_2.get(done)).isZero();
        return solo.read(output, bytes);
    }

    private ByteBuffer entry(int algorithm, int bytes, byte[] key, byte[] input, long output) {
        ByteBuffer sqe = ByteBuffer.allocate(HpreEntry.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        HpreEntry.ALGORITHM.put(sqe, algorithm);
        HpreEntry.DONE.put(sqe, HpreEntry.SUBMITTED);
        HpreEntry.TASK_LEN1.put(sqe, bytes / 8 - 1);
        HpreEntry.KEY.put(sqe, solo.put(key));
        HpreEntry.INPUT.put(sqe, solo.put(input));
        HpreEntry.OUTPUT.put(sqe, output);
        return sqe;
    }

    private static byte[] right(String digits, int bytes) {
        return hex("0".repeat(2 * bytes - digits.length()) + digits);
    }

    private static byte[] right(BigInteger number, int bytes) {
        String digits = number.toString(16);
        return right("0".repeat(digits.length() % 2) + digits, bytes);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    @Test
    void rsa_enciphers_the_example_of_pkcs_1() {
        byte[] key = joined(right("11", 128), hex(N));

        assertThat(run(HpreEntry.RSA, 128, key, hex(MESSAGE))).isEqualTo(hex(CIPHER));
    }

    @Test
    void rsa_with_crt_deciphers_the_example_of_pkcs_1() {
        byte[] key = hex(DQ + DP + Q + P + QINV);

        assertThat(run(HpreEntry.RSA_CRT, 128, key, hex(CIPHER))).isEqualTo(hex(MESSAGE));
    }

    @Test
    void dh_gives_the_shared_secret_of_rfc_5114() {
        byte[] key = joined(right(SECRET, 128), hex(GROUP));

        assertThat(run(HpreEntry.DH, 128, key, hex(PEER))).isEqualTo(hex(SHARED));
    }

    @Test
    void dh_with_generator_2_needs_no_input() {
        byte[] key = joined(right(SECRET, 128), hex(GROUP));
        BigInteger expected = BigInteger.TWO.modPow(new BigInteger(SECRET, 16), new BigInteger(GROUP, 16));

        assertThat(run(HpreEntry.DH_G2, 128, key, new byte[1])).isEqualTo(right(expected, 128));
    }

    @ParameterizedTest
    @ValueSource(ints = {96, 128, 192, 256, 384, 512})
    void every_length_agrees_with_arithmetic(int bytes) {
        Random random = new Random(bytes);
        BigInteger modulus =
                new BigInteger(8 * bytes, random).setBit(8 * bytes - 1).setBit(0);
        BigInteger exponent = new BigInteger(64, random);
        BigInteger base = new BigInteger(8 * bytes - 1, random);
        byte[] key = joined(right(exponent, bytes), right(modulus, bytes));

        byte[] result = run(HpreEntry.RSA, bytes, key, right(base, bytes));

        assertThat(new BigInteger(1, result)).isEqualTo(base.modPow(exponent, modulus));
    }
}
