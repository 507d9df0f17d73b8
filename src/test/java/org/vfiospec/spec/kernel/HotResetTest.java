package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfiospec.spec.Variant;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.HotReset;
import org.vfiospec.uapi.Request;

/** The checks of {@code VFIO_DEVICE_PCI_HOT_RESET}, on a slot with two functions. */
class HotResetTest {
    private final Bench bench = new Bench(new World(Variant.SPECIFIED));
    private User user;

    @BeforeEach
    void both_functions_are_open() {
        user = bench.open("twin0");
        Bench.demand(bench.bind("twin1").result());
        Bench.demand(bench.join("twin1", "twin0"));
        bench.user("twin0");
    }

    private Errno reset(int flags, int count, int... fds) {
        ByteBuffer ask = User.little(HotReset.SIZE + 4 * fds.length);
        new HotReset(ask.capacity(), flags, count).putTo(ask);
        for (int fd : fds) {
            ask.putInt(fd);
        }
        return Errno.of(user.ask(Request.VFIO_DEVICE_PCI_HOT_RESET, ask.rewind()));
    }

    @Test
    void flags_and_counts_are_checked_before_descriptors() {
        int other = bench.user("twin1").group();
        assertThat(reset(1, 2, user.group(), other)).isEqualTo(Errno.EINVAL);
        assertThat(reset(0, 0)).isEqualTo(Errno.EINVAL);
        assertThat(reset(0, 3, 99, 99, 99)).isEqualTo(Errno.EINVAL);
        assertThat(reset(0, 2, user.group())).isEqualTo(Errno.EFAULT);
    }

    @Test
    void a_descriptor_is_one_of_a_group() {
        assertThat(reset(0, 1, 99)).isEqualTo(Errno.EBADF);
        assertThat(reset(0, 1, user.device())).isEqualTo(Errno.EINVAL);
    }

    @Test
    void a_function_that_somebody_holds_is_not_reset() {
        int other = bench.user("twin1").group();
        bench.kernel().lock(bench.function("twin1"), true);

        assertThat(reset(0, 2, user.group(), other)).isEqualTo(Errno.EBUSY);

        bench.kernel().lock(bench.function("twin1"), false);
        assertThat(reset(0, 2, user.group(), other)).isEqualTo(Errno.OK);
    }
}
