package org.vfiospec.vfio.pci;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.uapi.Request;
import org.vfiospec.uapi.Request.Target;

/** Seeded garbage at every call of a process: whatever comes back is a result or an errno, never an exception. */
class FuzzTest {
    private static final int CALLS = 20_000;
    private static final long[] CORNERS = {
        0,
        1,
        -1,
        0xfff,
        0x1000,
        0x7fff_ffffL,
        0x8000_0000L,
        0xffff_ffffL,
        1L << 40,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0x2_0000_0000_00L,
        0x7_0000_0000_00L,
        0x7f00_0000_0000L
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_exception_reaches_the_user_of_a_device_file(long seed) {
        Random random = new Random(seed);
        Bench bench = Bench.open();
        int eventfd = bench.user.eventfd();
        long address = bench.user.mmap(0x4000);

        for (int i = 0; i < CALLS; i++) {
            int fd = new int[] {bench.device, bench.device, bench.device, bench.container, bench.group, eventfd, 99}
                    [random.nextInt(7)];
            call(random, bench, fd, address);
        }

        assertThat(bench.trace.all()).hasSizeGreaterThan(CALLS / 2);
    }

    private static void call(Random random, Bench bench, int fd, long address) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> bench.user.ioctl(fd, request(random), structure(random));
            case 3 -> bench.user.ioctl(fd, request(random), corner(random));
            case 4 -> bench.user.pread(fd, structure(random), offset(random));
            case 5 -> bench.user.pwrite(fd, structure(random), offset(random));
            case 6 -> {
                bench.user.mmap(fd, offset(random), corner(random));
                bench.user.mmap(corner(random));
            }
            default -> touch(random, bench, address + corner(random));
        }
    }

    private static void touch(Random random, Bench bench, long address) {
        bench.user.load(address, structure(random));
        bench.user.store(address, structure(random));
        if (random.nextInt(50) == 0) {
            bench.user.munmap(address, corner(random));
        }
    }

    // Closing is left out: the group and the device would be gone after a few calls.
    private static int request(Random random) {
        Request[] all = Request.values();
        Request known = all[random.nextInt(all.length)];
        boolean leaves = known == Request.VFIO_GROUP_UNSET_CONTAINER && known.target() == Target.GROUP;
        return leaves || random.nextInt(10) == 0 ? random.nextInt() : known.number();
    }

    private static ByteBuffer structure(Random random) {
        ByteBuffer bytes = ByteBuffer.allocate(random.nextInt(72)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.remaining() >= 4) {
            bytes.putInt(random.nextInt(3) == 0 ? random.nextInt() : (int) corner(random) ^ random.nextInt(64));
        }
        bytes.rewind();
        if (bytes.remaining() >= 8 && random.nextInt(4) != 0) {
            bytes.putInt(0, bytes.remaining());
            bytes.putInt(4, random.nextInt(64));
        }
        return random.nextInt(20) == 0 ? bytes.asReadOnlyBuffer() : bytes;
    }

    private static long offset(Random random) {
        return ((long) random.nextInt(12) << 40) + (random.nextBoolean() ? random.nextInt(0x11000) : corner(random));
    }

    private static long corner(Random random) {
        return CORNERS[random.nextInt(CORNERS.length)] + random.nextInt(3) - 1;
    }
}
