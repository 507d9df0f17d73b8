package org.vfiospec.acc.guest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.HpreEntry;
import org.vfiospec.acc.SecEntry;
import org.vfiospec.acc.SecEntry.Bd2;
import org.vfiospec.acc.ZipEntry;
import org.vfiospec.vmm.GuestMemory;

/** Jobs whose answers stand in public texts, or are refusals; each is given again and again. */
public enum PublishedJob {
    ECB("AES-128-ECB, SP 800-38A F.1.1", sec(Job::ecb)),
    CBC("AES-128-CBC, SP 800-38A F.2.1", sec(Job::cbc)),
    CTR("AES-128-CTR, SP 800-38A F.5.1", sec(Job::ctr)),
    XTS("AES-128-XTS, IEEE 1619 vector 1", sec(Job::xts)),
    GCM("AES-128-GCM, test case 2", sec(Job::gcm)),
    WRONG_TAG("AES-128-GCM with a wrong tag", sec(Job::wrongTag)),
    SHA256("SHA-256 of abc, FIPS 180", sec(job -> job.hash(SecEntry.SHA256, "", "abc"))),
    HMAC("HMAC-SHA-256, RFC 4231 case 2", sec(Job::hmac)),
    SEC_TYPE("an entry of type 1", sec(job -> Bd2.TYPE.put(job.sqe, 1))),
    SEC_KEY("a key of 320 bits", sec(Job::longKey)),
    ZLIB("a zlib stream of a, RFC 1950", zip(job -> job.expand(ZipEntry.ZLIB, "4b040000620062"))),
    GZIP("a gzip stream of a, RFC 1952", zip(job -> job.expand(ZipEntry.GZIP, "4b040043beb7e801000000"))),
    ZIP_SUM("a zlib stream with a wrong sum", zip(job -> job.expand(ZipEntry.ZLIB, "4b040000620063"))),
    ZIP_TYPE("request type 4", zip(job -> job.expand(4, "4b0400"))),
    RSA("RSA, the example of PKCS #1", hpre(Job::rsa)),
    DH("DH, RFC 5114 A.1", hpre(Job::dh)),
    HPRE_ALGORITHM("algorithm 9", hpre(job -> job.power(9, "11", Job.N, Job.M)));

    private static final int OUTPUT_BYTES = 128;

    private final String title;
    private final Form form;

    PublishedJob(String title, Form form) {
        this.title = title;
        this.form = form;
    }

    private record Form(Engine engine, Consumer<Job> fill) {}

    private static Form sec(Consumer<Job> fill) {
        return new Form(Engine.SEC, fill);
    }

    private static Form zip(Consumer<Job> fill) {
        return new Form(Engine.ZIP, fill);
    }

    private static Form hpre(Consumer<Job> fill) {
        return new Form(Engine.HPRE, fill);
    }

    /** What pages and features call it. */
    public static PublishedJob named(String title) {
        return Arrays.stream(values())
                .filter(job -> job.title.equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no published job " + title));
    }

    public Engine engine() {
        return form.engine;
    }

    /** A guest's use of the engine for this job alone; answers go to {@code answers}, as hexadecimal digits. */
    public Workload workload(Consumer<String> answers) {
        return new Repeated(answers);
    }

    private final class Repeated implements Workload {
        private final Consumer<String> answers;

        private Repeated(Consumer<String> answers) {
            this.answers = answers;
        }

        @Override
        public int bufferSize() {
            return 4 * Job.AREA;
        }

        @Override
        public int queueType(int queue) {
            return form.engine == Engine.ZIP ? 1 : 0;
        }

        @Override
        public Task prepare(int number, int queue, long buffers, GuestMemory memory) {
            Job job = new Job(form.engine, buffers, memory);
            form.fill.accept(job);
            return new Task(job.sqe.array(), (done, ram) -> {
                answers.accept(job.answer(done, ram));
                return "";
            });
        }
    }

    /** An entry under construction, its buffers and where its answer will be. */
    private static final class Job {
        private static final int AREA = 1024;
        private static final String KEY = "2b7e151628aed2a6abf7158809cf4f3c";
        private static final String TEXT = "6bc1bee22e409f96e93d7e117393172a";
        private static final String ZEROS = "00000000000000000000000000000000";
        private static final String N = "bbf82f090682ce9c2338ac2b9da871f7368d07eed41043a440d6b6f07454f51f"
                + "b8dfbaaf035c02ab61ea48ceeb6fcd4876ed520d60e1ec4619719d8a5b8b807f"
                + "afb8e0a3dfc737723ee6b4b7d93a2584ee6a649d060953748834b2454598394e"
                + "e0aab12d7b61a51f527a9a41f6c1687fe2537298ca2a8f5946f8e5fd091dbdcb";
        private static final String M = "00eb7a19ace9e3006350e329504b45e2ca82310b26dcd87d5c68f1eea8f55267"
                + "c31b2e8bb4251f84d7e0b2c04626f5aff93edcfb25c9c2b3ff8ae10e839a2ddb"
                + "4cdcfe4ff47728b4a1b7c1362baad29ab48d2869d5024121435811591be392f9"
                + "82fb3e87d095aeb40448db972f3ac14f7bc275195281ce32d2f1b76d4d353e2d";
        private static final String P = "b10b8f96a080e01dde92de5eae5d54ec52c99fbcfb06a3c69a6a9dca52d23b61"
                + "6073e28675a23d189838ef1e2ee652c013ecb4aea906112324975c3cd49b83bf"
                + "accbdd7d90c4bd7098488e9c219a73724effd6fae5644738faa31a4ff55bccc0"
                + "a151af5f0dc8b4bd45bf37df365c1a65e68cfda76d4da708df1fb2bc2e4a4371";
        private static final String PEER = "717a6cb053371ff4a3b932941c1e5663f861a1d6ad34ae66576dfb98f6c6cbf9"
                + "ddd5a56c7833f6bcfdff095582ad868e440e8d09fd769e3ceccdc3d3b1e4cfa0"
                + "57776caaf9739b6a9fee8e7411f8d6dac09d6a4edb46cc2b5d5203090eae6126"
                + "311e53fd2c14b574e6a3109a3da1be41bdceaa186f5ce06716a2b6a07b3c33fe";
        private static final String SECRET = "b9a3b3ae8fefc1a2930496507086f8455d48943e";

        private final Engine engine;
        private final long buffers;
        private final GuestMemory memory;
        private final ByteBuffer sqe;
        private int length;

        Job(Engine engine, long buffers, GuestMemory memory) {
            this.engine = engine;
            this.buffers = buffers;
            this.memory = memory;
            this.sqe = ByteBuffer.allocate(engine.sqeSize()).order(ByteOrder.LITTLE_ENDIAN);
        }

        /** Puts bytes into one of four areas; where they are. */
        private long put(int area, byte[] bytes) {
            memory.write(buffers + (long) area * AREA, bytes);
            return buffers + (long) area * AREA;
        }

        private long put(int area, String digits) {
            return put(area, HexFormat.of().parseHex(digits));
        }

        private long output() {
            return put(3, new byte[OUTPUT_BYTES]);
        }

        private void cipher(int mode, String key, String iv, String text) {
            length = text.length() / 2;
            Bd2.TYPE.put(sqe, 2);
            Bd2.CIPHER.put(sqe, SecEntry.ENCRYPT);
            Bd2.C_ALGORITHM.put(sqe, SecEntry.AES);
            Bd2.C_MODE.put(sqe, mode);
            Bd2.C_LEN.put(sqe, length);
            Bd2.DESTINATION_ENABLE.put(sqe, 1);
            Bd2.SOURCE.put(sqe, put(0, text));
            Bd2.C_KEY.put(sqe, put(1, key));
            Bd2.C_IVIN.put(sqe, put(2, iv));
            Bd2.DESTINATION.put(sqe, output());
        }

        void ecb() {
            cipher(SecEntry.ECB, KEY, ZEROS, TEXT);
        }

        void cbc() {
            cipher(SecEntry.CBC, KEY, "000102030405060708090a0b0c0d0e0f", TEXT);
        }

        void ctr() {
            cipher(SecEntry.CTR, KEY, "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff", TEXT);
        }

        void xts() {
            cipher(SecEntry.XTS, ZEROS + ZEROS, ZEROS, ZEROS + ZEROS);
        }

        /** The tag follows the text in memory, so that both are in the answer. */
        void gcm() {
            cipher(SecEntry.GCM, ZEROS, ZEROS, ZEROS);
            Bd2.ICV_LENGTH.put(sqe, 16);
            Bd2.MAC.put(sqe, Bd2.DESTINATION.getLong(sqe) + length);
            length += 16;
        }

        void wrongTag() {
            gcm();
            Bd2.CIPHER.put(sqe, SecEntry.DECRYPT);
        }

        void longKey() {
            ecb();
            Bd2.C_KEY_LENGTH.put(sqe, 3);
        }

        void hmac() {
            hash(SecEntry.SHA256 | SecEntry.HMAC, "Jefe", "what do ya want for nothing?");
        }

        void hash(int algorithm, String key, String text) {
            length = 32;
            Bd2.TYPE.put(sqe, 2);
            Bd2.AUTH.put(sqe, SecEntry.CALCULATE);
            Bd2.AUTH_ALGORITHM.put(sqe, algorithm);
            Bd2.MAC_LENGTH.put(sqe, length / 4);
            Bd2.AUTH_KEY_LENGTH.put(sqe, key.length() / 4);
            Bd2.A_LEN.put(sqe, text.length());
            Bd2.SOURCE.put(sqe, put(0, text.getBytes(StandardCharsets.US_ASCII)));
            Bd2.A_KEY.put(sqe, put(1, key.getBytes(StandardCharsets.US_ASCII)));
            Bd2.MAC.put(sqe, output());
        }

        void expand(int requestType, String stream) {
            ZipEntry.REQUEST_TYPE.put(sqe, requestType);
            ZipEntry.FINISH.put(sqe, 1);
            ZipEntry.SOURCE.put(sqe, put(0, stream));
            ZipEntry.INPUT_DATA_LENGTH.put(sqe, stream.length() / 2);
            ZipEntry.DESTINATION.put(sqe, output());
            ZipEntry.DEST_AVAIL_OUT.put(sqe, OUTPUT_BYTES);
        }

        void rsa() {
            power(HpreEntry.RSA, "11", N, M);
        }

        void dh() {
            power(HpreEntry.DH, SECRET, P, PEER);
        }

        void power(int algorithm, String exponent, String modulus, String base) {
            length = OUTPUT_BYTES;
            HpreEntry.ALGORITHM.put(sqe, algorithm);
            HpreEntry.DONE.put(sqe, HpreEntry.SUBMITTED);
            HpreEntry.TASK_LEN1.put(sqe, length / 8 - 1);
            HpreEntry.KEY.put(sqe, put(1, "0".repeat(modulus.length() - exponent.length()) + exponent + modulus));
            HpreEntry.INPUT.put(sqe, put(0, base));
            HpreEntry.OUTPUT.put(sqe, output());
        }

        /** The bytes of the answer, or what the entry says instead. */
        String answer(ByteBuffer done, GuestMemory ram) {
            String refusal = refusal(done);
            int bytes = engine == Engine.ZIP ? ZipEntry.PRODUCED.get(done) : length;
            byte[] output = ram.read(buffers + 3L * AREA, bytes);
            String digits = HexFormat.of().formatHex(output);
            return refusal.isEmpty() ? digits : refusal + (isZero(output) ? ", no output" : ", " + digits);
        }

        private String refusal(ByteBuffer done) {
            int status = ZipEntry.STATUS.get(done);
            return switch (engine) {
                case SEC -> Bd2.MAC_CHECK.get(done) != 0 ? "check of the MAC" : error(Bd2.ERROR_TYPE.get(done));
                case ZIP -> status == ZipEntry.DECOMPRESSED ? "" : "status 0x%02x".formatted(status);
                case HPRE -> error(HpreEntry.ERROR.get(done));
            };
        }

        private static String error(int code) {
            return code == 0 ? "" : "error " + code;
        }

        private static boolean isZero(byte[] bytes) {
            for (byte each : bytes) {
                if (each != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
