package org.vfiospec.acc.guest;

import static org.vfiospec.acc.ZipEntry.BUFFER_TYPE;
import static org.vfiospec.acc.ZipEntry.DESTINATION;
import static org.vfiospec.acc.ZipEntry.DEST_AVAIL_OUT;
import static org.vfiospec.acc.ZipEntry.FINISH;
import static org.vfiospec.acc.ZipEntry.INPUT_DATA_LENGTH;
import static org.vfiospec.acc.ZipEntry.PRODUCED;
import static org.vfiospec.acc.ZipEntry.REQUEST_TYPE;
import static org.vfiospec.acc.ZipEntry.SOURCE;
import static org.vfiospec.acc.ZipEntry.SQE_TYPE;
import static org.vfiospec.acc.ZipEntry.STATUS;
import static org.vfiospec.acc.ZipEntry.TAG;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.vfiospec.acc.ZipEntry;
import org.vfiospec.vmm.GuestMemory;

/**
 * Text to compress on queues of even number, and text compressed by the guest itself to expand on the others: raw, with
 * the trailer of zlib and of gzip, in one piece and in many.
 */
public final class ZipWorkload implements Workload {
    private static final int PLAIN = 4096;
    private static final int SPACE = 8192;
    private static final int SCATTERED_SPACE = 6144;
    private static final int PIECE = 1000;
    private static final int DECOMPRESS = 1;

    private interface Output {
        byte[] read(GuestMemory ram, int length);
    }

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
        Wrapping wrapping = Wrapping.values()[number % Wrapping.values().length];
        byte[] input = expands ? wrapping.pack(plain) : plain;
        ByteBuffer sqe = ByteBuffer.allocate(ZipEntry.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        INPUT_DATA_LENGTH.put(sqe, input.length);
        FINISH.put(sqe, 1);
        SQE_TYPE.put(sqe, 3);
        REQUEST_TYPE.put(sqe, wrapping.requestType());
        TAG.put(sqe, number);
        Output output = number % 4 < 2 ? flat(sqe, input, buffers, memory) : scattered(sqe, input, buffers, memory);
        return new Task(sqe.array(), (done, ram) -> check(done, number, expands, wrapping, plain, output, ram));
    }

    private static Output flat(ByteBuffer sqe, byte[] input, long buffers, GuestMemory memory) {
        memory.write(buffers, input);
        memory.write(buffers + SPACE, new byte[SPACE]);
        SOURCE.put(sqe, buffers);
        DESTINATION.put(sqe, buffers + SPACE);
        DEST_AVAIL_OUT.put(sqe, SPACE);
        return (ram, length) -> ram.read(buffers + SPACE, Math.min(length, SPACE));
    }

    private static Output scattered(ByteBuffer sqe, byte[] input, long buffers, GuestMemory memory) {
        memory.write(buffers + SPACE, new byte[SPACE]);
        Scattered source = new Scattered(memory, buffers, input.length, PIECE);
        Scattered destination = new Scattered(memory, buffers + SPACE, SCATTERED_SPACE, PIECE);
        source.write(input);
        BUFFER_TYPE.put(sqe, 1);
        SOURCE.put(sqe, source.address());
        DESTINATION.put(sqe, destination.address());
        DEST_AVAIL_OUT.put(sqe, SCATTERED_SPACE);
        return (ram, length) -> destination.read(ram, Math.min(length, SCATTERED_SPACE));
    }

    private static String check(
            ByteBuffer sqe,
            int number,
            boolean expands,
            Wrapping wrapping,
            byte[] plain,
            Output output,
            GuestMemory memory) {
        if (TAG.get(sqe) != number) {
            return "the entry of job %d came back for job %d".formatted(TAG.get(sqe), number);
        }
        if (STATUS.get(sqe) != (expands ? ZipEntry.DECOMPRESSED : ZipEntry.OK)) {
            return "status 0x%02x".formatted(STATUS.get(sqe));
        }
        byte[] result = output.read(memory, PRODUCED.get(sqe));
        return Arrays.equals(expands ? result : wrapping.unpack(result), plain) ? "" : "the bytes are wrong";
    }

    private static byte[] text(int number) {
        Random random = new Random(number);
        byte[] text = new byte[PLAIN - number % 64];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ('a' + random.nextInt(8));
        }
        return text;
    }
}
