package org.vfiospec.acc.guest;

import static org.vfiospec.acc.ZipEntry.DESTINATION;
import static org.vfiospec.acc.ZipEntry.DEST_AVAIL_OUT;
import static org.vfiospec.acc.ZipEntry.DW3;
import static org.vfiospec.acc.ZipEntry.DW7;
import static org.vfiospec.acc.ZipEntry.DW9;
import static org.vfiospec.acc.ZipEntry.INPUT_LENGTH;
import static org.vfiospec.acc.ZipEntry.PRODUCED;
import static org.vfiospec.acc.ZipEntry.SOURCE;
import static org.vfiospec.acc.ZipEntry.TAG;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.vfiospec.acc.ZipEntry;
import org.vfiospec.vmm.GuestMemory;

/** Text to compress on queues of even number, and text compressed by the guest itself to expand on the others. */
public final class ZipWorkload implements Workload {
    private static final int PLAIN = 4096;
    private static final int SPACE = 8192;
    private static final int DECOMPRESS = 1;

    @Override
    public int bufferSize() {
        return 2 * SPACE;
    }

    @Override
    public int queueType(int queue) {
        return queue % 2;
    }

    @Override
    public Task prepare(int number, int queue, long buffers, GuestMemory memory) {
        byte[] plain = text(number);
        boolean expands = queueType(queue) == DECOMPRESS;
        byte[] input = expands ? deflate(plain) : plain;
        memory.write(buffers, input);
        memory.write(buffers + SPACE, new byte[SPACE]);
        ByteBuffer sqe = ByteBuffer.allocate(ZipEntry.SIZE)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(INPUT_LENGTH, input.length)
                .putInt(DW7, ZipEntry.FINISH | ZipEntry.KIND_3)
                .putInt(DW9, ZipEntry.DEFLATE)
                .putInt(DEST_AVAIL_OUT, SPACE)
                .putLong(SOURCE, buffers)
                .putLong(DESTINATION, buffers + SPACE)
                .putInt(TAG, number);
        return new Task(sqe.array(), (done, ram) -> check(done, number, expands, plain, buffers + SPACE, ram));
    }

    private static String check(
            ByteBuffer sqe, int number, boolean expands, byte[] plain, long output, GuestMemory memory) {
        int status = sqe.getInt(DW3) & 0xff;
        if (sqe.getInt(TAG) != number) {
            return "the entry of job %d came back for job %d".formatted(sqe.getInt(TAG), number);
        }
        if (status != (expands ? ZipEntry.DECOMPRESSED : ZipEntry.OK)) {
            return "status 0x%02x".formatted(status);
        }
        byte[] result = memory.read(output, Math.min(sqe.getInt(PRODUCED), SPACE));
        return Arrays.equals(expands ? result : inflate(result), plain) ? "" : "the bytes are wrong";
    }

    private static byte[] text(int number) {
        Random random = new Random(number);
        byte[] text = new byte[PLAIN - number % 64];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ('a' + random.nextInt(8));
        }
        return text;
    }

    private static byte[] deflate(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        deflater.setInput(plain);
        deflater.finish();
        byte[] packed = new byte[SPACE];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    private static byte[] inflate(byte[] packed) {
        Inflater inflater = new Inflater(true);
        inflater.setInput(packed);
        byte[] plain = new byte[SPACE];
        try {
            int length = inflater.inflate(plain);
            return Arrays.copyOf(plain, length);
        } catch (DataFormatException notDeflate) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }
}
