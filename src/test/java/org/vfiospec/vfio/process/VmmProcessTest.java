package org.vfiospec.vfio.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.Errno;

class VmmProcessTest {
    private final Trace trace = new Trace();
    private final VmmProcess process = new VmmProcess("VMM", new BareKernel(trace));

    /** A kernel without device nodes, with memory in an array. */
    private record BareKernel(Trace trace) implements VmmProcess.Surroundings {
        @Override
        public int open(String path, VmmProcess caller) {
            return Errno.ENOENT.result();
        }

        @Override
        public Optional<Mappable> anonymous(long size) {
            return size > 1 << 20 ? Optional.empty() : Optional.of(new Bytes(new byte[(int) size]));
        }
    }

    private record Bytes(byte[] content) implements Mappable {
        @Override
        public boolean load(String party, long offset, ByteBuffer into) {
            into.put(content, (int) offset, into.remaining());
            return true;
        }

        @Override
        public boolean store(String party, long offset, ByteBuffer from) {
            from.get(content, (int) offset, from.remaining());
            return true;
        }

        @Override
        public List<Extent> pin(long offset, long size) {
            return List.of(new Extent(0x8000_0000L + offset, size));
        }
    }

    @Test
    void descriptors_start_at_three_and_the_lowest_free_is_used_again() {
        int first = process.eventfd();
        int second = process.eventfd();
        process.close(first);

        assertThat(List.of(first, second, process.eventfd())).containsExactly(3, 4, 3);
    }

    @Test
    void a_process_runs_out_of_descriptors() {
        int fd = 0;
        for (int i = 0; i < 1022; i++) {
            fd = process.eventfd();
        }

        assertThat(Errno.of(fd)).isEqualTo(Errno.EMFILE);
    }

    @Test
    void an_eventfd_counts_and_reading_takes_the_count() {
        int fd = process.eventfd();
        process.pwrite(fd, number(3), 0);
        process.pwrite(fd, number(4), 0);
        ByteBuffer count = number(0);

        assertThat(process.pread(fd, count, 0)).isEqualTo(8);
        assertThat(count.getLong(0)).isEqualTo(7);
        assertThat(Errno.of(process.pread(fd, count, 0))).isEqualTo(Errno.EAGAIN);
    }

    @Test
    void an_eventfd_refuses_what_would_overflow_it() {
        int fd = process.eventfd();

        assertThat(Errno.of(process.pwrite(fd, number(-1), 0))).isEqualTo(Errno.EINVAL);
        assertThat(process.pwrite(fd, number(-2), 0)).isEqualTo(8);
        assertThat(Errno.of(process.pwrite(fd, number(1), 0))).isEqualTo(Errno.EAGAIN);
    }

    @Test
    void memory_is_zero_and_keeps_what_was_stored() {
        long address = process.mmap(0x2000);
        ByteBuffer back = number(-1);

        assertThat(process.load(address + 0x1000, back)).isZero();
        assertThat(back.getLong(0)).isZero();
        process.store(address + 0x1000, number(42));
        process.load(address + 0x1000, back);
        assertThat(back.getLong(0)).isEqualTo(42);
    }

    @Test
    void unmapping_the_middle_leaves_both_ends() {
        long address = process.mmap(0x3000);
        process.store(address + 0x2000, number(42));

        assertThat(process.munmap(address + 0x1000, 0x1000)).isZero();

        ByteBuffer back = number(0);
        assertThat(process.load(address, back)).isZero();
        assertThat(Errno.of(process.load(address + 0x1000, back))).isEqualTo(Errno.EFAULT);
        assertThat(Errno.of(process.load(address + 0xffc, back))).isEqualTo(Errno.EFAULT);
        assertThat(process.load(address + 0x2000, back)).isZero();
        assertThat(back.getLong(0)).isEqualTo(42);
        assertThat(process.memory().pin(address, 0x2000)).isEmpty();
        assertThat(process.memory().pin(address + 0x2000, 0x1000)).containsExactly(new Extent(0x8000_2000L, 0x1000));
    }

    @Test
    void nonsense_is_refused_with_an_errno() {
        assertThat(process.mmap(0)).isEqualTo(Errno.EINVAL.result());
        assertThat(process.mmap(Long.MAX_VALUE)).isEqualTo(Errno.ENOMEM.result());
        assertThat(process.munmap(1, 0x1000)).isEqualTo(Errno.EINVAL.result());
        assertThat(process.load(Long.MIN_VALUE, number(0))).isEqualTo(Errno.EFAULT.result());
        assertThat(process.load(-4, number(0))).isEqualTo(Errno.EFAULT.result());
        assertThat(process.ioctl(99, 0x3b64, 0)).isEqualTo(Errno.EBADF.result());
        assertThat(process.ioctl(process.eventfd(), 0x3b64, 0)).isEqualTo(Errno.ENOTTY.result());
    }

    @Test
    void a_call_is_recorded_with_its_errno_by_name() {
        process.open("/dev/vfio/9");

        assertThat(trace.all()).hasSize(1).first().satisfies(event -> {
            assertThat(event.party()).isEqualTo("VMM");
            assertThat(event.event()).isEqualTo("open");
            assertThat(event.target()).isEqualTo("/dev/vfio/9");
            assertThat(event.outcome()).isEqualTo("ENOENT");
        });
    }

    private static ByteBuffer number(long content) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(content)
                .flip();
    }
}
