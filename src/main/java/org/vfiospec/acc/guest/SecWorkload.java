package org.vfiospec.acc.guest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.vfiospec.acc.SecEntry;
import org.vfiospec.acc.SecEntry.Bd2;
import org.vfiospec.acc.SecEntry.Bd3;
import org.vfiospec.vmm.GuestMemory;

/**
 * AES-CBC and AES-CTR in entries of type 2 and type 3.
 *
 * <p>The check chains single blocks itself: it shares the block cipher with the device, and not the mode.
 */
public final class SecWorkload implements Workload {
    private static final int BLOCK = 16;
    private static final int TEXT = 2048;
    private static final int PARAMETERS = 2 * TEXT;

    @Override
    public int bufferSize() {
        return 2 * TEXT + 4 * BLOCK;
    }

    @Override
    public int queueType(int queue) {
        return 0;
    }

    @Override
    public Task prepare(int number, int queue, long buffers, GuestMemory memory) {
        Random random = new Random(number);
        byte[] key = bytes(random, 2 * BLOCK);
        byte[] iv = bytes(random, BLOCK);
        byte[] plain = bytes(random, BLOCK * (1 + number % (TEXT / BLOCK)));
        memory.write(buffers, plain);
        memory.write(buffers + TEXT, new byte[TEXT]);
        memory.write(buffers + PARAMETERS, key);
        memory.write(buffers + PARAMETERS + 2 * BLOCK, iv);
        boolean counts = number % 2 == 0;
        ByteBuffer sqe = ByteBuffer.allocate(SecEntry.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        int mode = counts ? SecEntry.CTR : SecEntry.CBC;
        boolean old = number % 4 < 2;
        if (old) {
            type2(sqe, number, mode, plain.length, buffers);
        } else {
            type3(sqe, number, mode, plain.length, buffers);
        }
        byte[] expected = counts ? counter(key, iv, plain) : chain(key, iv, plain);
        int tag = old ? Bd2.TAG : Bd3.TAG;
        return new Task(sqe.array(), (done, ram) -> check(done, tag, number, expected, buffers + TEXT, ram));
    }

    private static void type2(ByteBuffer sqe, int number, int mode, int length, long buffers) {
        sqe.put(Bd2.TYPE_CIPHER_AUTH, (byte) (2 | SecEntry.ENCRYPT << 4))
                .put(Bd2.SDS_SA_TYPE, (byte) (1 << 1))
                .putShort(Bd2.ICVW_KMODE, (short) (mode << 12 | 2 << 9))
                .put(Bd2.C_ALG, (byte) SecEntry.AES)
                .putInt(Bd2.CLEN, length)
                .putShort(Bd2.TAG, (short) number)
                .putLong(Bd2.C_KEY, buffers + PARAMETERS)
                .putLong(Bd2.C_IVIN, buffers + PARAMETERS + 2 * BLOCK)
                .putLong(Bd2.SOURCE, buffers)
                .putLong(Bd2.DESTINATION, buffers + TEXT);
    }

    private static void type3(ByteBuffer sqe, int number, int mode, int length, long buffers) {
        sqe.putInt(Bd3.BD_PARAM, 3 | 1 << 9)
                .putShort(Bd3.C_ICV_KEY, (short) (SecEntry.ENCRYPT | 2 << 13))
                .put(Bd3.C_MODE_ALG, (byte) (mode | SecEntry.AES << 4))
                .putInt(Bd3.C_LEN, length)
                .putShort(Bd3.TAG, (short) number)
                .putLong(Bd3.C_KEY, buffers + PARAMETERS)
                .putLong(Bd3.C_IVIN, buffers + PARAMETERS + 2 * BLOCK)
                .putLong(Bd3.SOURCE, buffers)
                .putLong(Bd3.DESTINATION, buffers + TEXT);
    }

    private static String check(ByteBuffer sqe, int tag, int number, byte[] expected, long output, GuestMemory memory) {
        if (sqe.getShort(tag) != (short) number) {
            return "the entry of job %d came back for job %d".formatted(sqe.getShort(tag), number);
        }
        if (sqe.getShort(SecEntry.DONE_FLAG) != 1 || sqe.get(SecEntry.ERROR_TYPE) != 0) {
            return "done_flag 0x%x, error %d".formatted(sqe.getShort(SecEntry.DONE_FLAG), sqe.get(SecEntry.ERROR_TYPE));
        }
        return Arrays.equals(memory.read(output, expected.length), expected) ? "" : "the bytes are wrong";
    }

    private static byte[] chain(byte[] key, byte[] iv, byte[] plain) {
        Cipher blocks = blocks(key);
        byte[] result = new byte[plain.length];
        byte[] link = iv;
        for (int at = 0; at < plain.length; at += BLOCK) {
            byte[] mixed = new byte[BLOCK];
            for (int i = 0; i < BLOCK; i++) {
                mixed[i] = (byte) (plain[at + i] ^ link[i]);
            }
            link = blocks.update(mixed);
            System.arraycopy(link, 0, result, at, BLOCK);
        }
        return result;
    }

    private static byte[] counter(byte[] key, byte[] iv, byte[] plain) {
        Cipher blocks = blocks(key);
        byte[] count = iv.clone();
        byte[] result = new byte[plain.length];
        for (int at = 0; at < plain.length; at += BLOCK) {
            byte[] stream = blocks.update(count);
            for (int i = 0; i < BLOCK; i++) {
                result[at + i] = (byte) (plain[at + i] ^ stream[i]);
            }
            increment(count);
        }
        return result;
    }

    private static void increment(byte[] count) {
        int i = BLOCK - 1;
        while (++count[i] == 0 && i > 0) {
            i--;
        }
    }

    private static Cipher blocks(byte[] key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            return cipher;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
