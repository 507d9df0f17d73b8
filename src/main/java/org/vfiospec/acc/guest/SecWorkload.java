package org.vfiospec.acc.guest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.vfiospec.acc.SecEntry;
import org.vfiospec.acc.SecEntry.Bd3;
import org.vfiospec.vmm.GuestMemory;

/**
 * AES-CBC, CTR, XTS and GCM in both directions, SHA-256 and its HMAC, in entries of type 2 and type 3, in one piece of
 * memory and in many. What a result has to be is computed from single blocks, by {@link BlockModes} and {@link Sha256}.
 */
public final class SecWorkload implements Workload {
    private static final int BLOCK = 16;
    private static final int AREA = 2048;
    private static final int MOST_BLOCKS = 64;
    private static final int PIECE = 200;
    private static final int ASSOCIATED = 20;

    /** Where a job's parameters are, behind its two areas. */
    private static final int KEY = 2 * AREA;

    private static final int IV = KEY + 64;
    private static final int MAC = IV + BLOCK;
    private static final int HASH_BYTES = 32;

    private enum Kind {
        CBC(SecEntry.CBC),
        CTR(SecEntry.CTR),
        XTS(SecEntry.XTS),
        GCM(SecEntry.GCM),
        SHA(0),
        HMAC(0);

        private final int mode;

        Kind(int mode) {
            this.mode = mode;
        }

        private boolean isCipher() {
            return ordinal() <= GCM.ordinal();
        }
    }

    @Override
    public int bufferSize() {
        return MAC + 2 * HASH_BYTES;
    }

    @Override
    public int queueType(int queue) {
        return 0;
    }

    @Override
    public Task prepare(int number, int queue, long buffers, GuestMemory memory) {
        return new Job(number, buffers, memory).task();
    }

    /** One job: the same for the same number. */
    private static final class Job {
        private final int number;
        private final long buffers;
        private final GuestMemory memory;
        private final Kind kind;
        private final int type;
        private final boolean decrypts;
        private final boolean scattered;
        private final byte[] key;
        private final byte[] iv;
        private final byte[] associated;
        private final byte[] plain;

        Job(int number, long buffers, GuestMemory memory) {
            this.number = number;
            this.buffers = buffers;
            this.memory = memory;
            kind = Kind.values()[number % Kind.values().length];
            type = 2 + number / 6 % 2;
            decrypts = kind.isCipher() && number % 5 == 3;
            scattered = number % 7 < 3;
            Random random = new Random(number);
            key = bytes(random, kind == Kind.XTS ? 4 * BLOCK : 2 * BLOCK);
            iv = bytes(random, BLOCK);
            associated = bytes(random, kind == Kind.GCM ? ASSOCIATED : 0);
            plain = bytes(random, BLOCK * (1 + number % MOST_BLOCKS));
        }

        private static byte[] bytes(Random random, int length) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        }

        private ByteBuffer sqe() {
            return ByteBuffer.allocate(SecEntry.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        }

        private void put(ByteBuffer sqe, Bd3 field, long value) {
            SecEntry.field(type, field).put(sqe, value);
        }

        Task task() {
            ByteBuffer sqe = sqe();
            put(sqe, Bd3.TYPE, type);
            put(sqe, Bd3.TAG, number & 0xffff);
            memory.write(buffers + KEY, key);
            memory.write(buffers + IV, iv);
            memory.write(buffers + MAC, new byte[2 * HASH_BYTES]);
            return kind.isCipher() ? cipher(sqe) : hash(sqe);
        }

        private Task cipher(ByteBuffer sqe) {
            byte[] sealed = sealed();
            put(sqe, Bd3.CIPHER, decrypts ? SecEntry.DECRYPT : SecEntry.ENCRYPT);
            put(sqe, Bd3.C_ALGORITHM, SecEntry.AES);
            put(sqe, Bd3.C_MODE, kind.mode);
            put(sqe, Bd3.C_KEY_LENGTH, 2);
            put(sqe, Bd3.C_KEY, buffers + KEY);
            put(sqe, Bd3.C_IVIN, buffers + IV);
            put(sqe, Bd3.C_LEN, plain.length);
            byte[] tag = kind == Kind.GCM ? associate(sqe, sealed) : new byte[0];
            Output output = place(sqe, joined(associated, decrypts ? sealed : plain));
            byte[] expected = joined(new byte[associated.length], decrypts ? plain : sealed);
            return task(sqe, ram -> {
                boolean text = Arrays.equals(output.read(ram, expected.length), expected);
                return text && (decrypts || Arrays.equals(ram.read(buffers + MAC, tag.length), tag));
            });
        }

        private byte[] sealed() {
            return switch (kind) {
                case CBC -> BlockModes.cbc(key, iv, plain);
                case CTR -> BlockModes.ctr(key, iv, plain);
                case XTS -> BlockModes.xts(key, iv, plain);
                default -> BlockModes.gcm(key, iv, plain);
            };
        }

        /** What GCM has beside the others: data in front of the text, and a tag. */
        private byte[] associate(ByteBuffer sqe, byte[] sealed) {
            byte[] tag = BlockModes.tag(key, iv, associated, sealed);
            put(sqe, Bd3.A_LEN, associated.length);
            put(sqe, Bd3.CIPHER_SRC_OFFSET, associated.length);
            put(sqe, Bd3.ICV_LENGTH, BLOCK);
            put(sqe, Bd3.MAC, buffers + MAC);
            memory.write(buffers + MAC, decrypts ? tag : new byte[BLOCK]);
            return tag;
        }

        private Task hash(ByteBuffer sqe) {
            boolean keyed = kind == Kind.HMAC;
            put(sqe, Bd3.AUTH, SecEntry.CALCULATE);
            put(sqe, Bd3.AUTH_ALGORITHM, SecEntry.SHA256 | (keyed ? SecEntry.HMAC : 0));
            put(sqe, Bd3.AUTH_KEY_LENGTH, keyed ? key.length / 4 : 0);
            put(sqe, Bd3.MAC_LENGTH, HASH_BYTES / 4);
            put(sqe, Bd3.A_KEY, buffers + KEY);
            put(sqe, Bd3.MAC, buffers + MAC);
            put(sqe, Bd3.A_LEN, plain.length);
            place(sqe, plain);
            byte[] expected = keyed ? Sha256.keyed(key, plain) : Sha256.of(plain);
            return task(sqe, ram -> Arrays.equals(ram.read(buffers + MAC, HASH_BYTES), expected));
        }

        private interface Output {
            byte[] read(GuestMemory ram, int length);
        }

        /** Puts the source into memory, and an empty destination beside it. */
        private Output place(ByteBuffer sqe, byte[] source) {
            put(sqe, Bd3.DESTINATION_ENABLE, 1);
            memory.write(buffers + AREA, new byte[AREA]);
            if (!scattered) {
                memory.write(buffers, source);
                put(sqe, Bd3.SOURCE, buffers);
                put(sqe, Bd3.DESTINATION, buffers + AREA);
                return (ram, length) -> ram.read(buffers + AREA, length);
            }
            Scattered from = new Scattered(memory, buffers, source.length, PIECE);
            Scattered to = new Scattered(memory, buffers + AREA, source.length, PIECE);
            from.write(source);
            put(sqe, Bd3.SOURCE_LIST, 1);
            put(sqe, Bd3.DESTINATION_LIST, 1);
            put(sqe, Bd3.SOURCE, from.address());
            put(sqe, Bd3.DESTINATION, to.address());
            return to::read;
        }

        private interface Proof {
            boolean holds(GuestMemory ram);
        }

        private Task task(ByteBuffer sqe, Proof proof) {
            return new Task(sqe.array(), (done, ram) -> complaint(done, proof, ram));
        }

        private String complaint(ByteBuffer done, Proof proof, GuestMemory ram) {
            int tag = SecEntry.field(type, Bd3.TAG).get(done);
            if (tag != (number & 0xffff)) {
                return "the entry of job %d came back for job %d".formatted(tag, number);
            }
            int check = SecEntry.field(type, Bd3.MAC_CHECK).get(done);
            int error = SecEntry.field(type, Bd3.ERROR_TYPE).get(done);
            if (SecEntry.field(type, Bd3.DONE).get(done) != 1 || check != 0 || error != 0) {
                return "%s: check of the MAC %d, error %d".formatted(kind, check, error);
            }
            return proof.holds(ram) ? "" : kind + ": the bytes are wrong";
        }

        private static byte[] joined(byte[] one, byte[] other) {
            return ByteBuffer.allocate(one.length + other.length)
                    .put(one)
                    .put(other)
                    .array();
        }
    }
}
