package org.vfiospec.acc.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.vfiospec.acc.Bench;
import org.vfiospec.acc.Engine;
import org.vfiospec.vmm.GuestMemory;

/** One entry after another through a queue of a chip on a bench: ring, doorbell, completion, interrupt. */
final class SoloJob {
    private final Bench.Memory memory = new Bench.Memory();
    private final Bench bench;
    private final AccGuestDriver guest;
    private ByteBuffer next;
    private ByteBuffer done;

    SoloJob(Engine engine, int queueType) {
        bench = new Bench(engine, memory);
        guest = new AccGuestDriver(engine, new Given(queueType), 1);
        guest.start(bench.wire, memory);
    }

    private final class Given implements Workload {
        private final int queueType;

        private Given(int queueType) {
            this.queueType = queueType;
        }

        @Override
        public int bufferSize() {
            return 1;
        }

        @Override
        public int queueType(int queue) {
            return queueType;
        }

        @Override
        public Task prepare(int number, int queue, long buffers, GuestMemory ram) {
            return new Task(next.array(), (sqe, where) -> {
                done = sqe;
                return "";
            });
        }
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    GuestMemory memory() {
        return memory;
    }

    /** Memory with these bytes. */
    long put(byte[] bytes) {
        long address = memory.allocate(bytes.length + 1L);
        memory.write(address, bytes);
        return address;
    }

    /** The same in pieces, named by a chain of scatter lists. */
    Scattered scatter(byte[] bytes, int pieceSize) {
        Scattered scattered = new Scattered(memory, memory.allocate(3L * bytes.length + 4096), bytes.length, pieceSize);
        scattered.write(bytes);
        return scattered;
    }

    byte[] read(long address, int length) {
        return memory.read(address, length);
    }

    /** The entry as the chip leaves it. */
    ByteBuffer run(ByteBuffer sqe) {
        next = sqe;
        guest.submit();
        bench.settle();
        guest.run();
        assertThat(guest.complaint()).isEmpty();
        assertThat(guest.outstanding()).isZero();
        return done;
    }
}
