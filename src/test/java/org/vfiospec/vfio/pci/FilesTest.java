package org.vfiospec.vfio.pci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.IoEventFd;
import org.vfiospec.uapi.Request;

/** The life of the files that lead to a device: containers, groups, and several descriptors of one device. */
class FilesTest {

    private static Errno join(Bench bench, int fd) {
        return Errno.of(bench.user.ioctl(bench.group, Request.VFIO_GROUP_SET_CONTAINER.number(), Bench.int32(fd)));
    }

    @Test
    void a_group_joins_one_container_and_nothing_else() {
        Bench bench = new Bench().bound();
        bench.group = Bench.check(bench.user.open(bench.groupPath()));
        bench.container = Bench.check(bench.user.open("/dev/vfio/vfio"));

        assertThat(join(bench, bench.user.eventfd())).isEqualTo(Errno.EBADFD);
        assertThat(join(bench, 99)).isEqualTo(Errno.EBADF);
        assertThat(join(bench, -1)).isEqualTo(Errno.EINVAL);
        assertThat(join(bench, bench.container)).isEqualTo(Errno.OK);
        assertThat(join(bench, bench.container)).isEqualTo(Errno.EINVAL);
    }

    @Test
    void an_open_device_holds_its_group() {
        Bench bench = Bench.open();

        bench.user.close(bench.group);

        assertThat(bench.user.open(bench.groupPath())).isEqualTo(Errno.EBUSY.result());
        assertThat(bench.read(2, 0, 4)).isZero();
        bench.user.close(bench.device);
        assertThat(bench.user.open(bench.groupPath())).isPositive();
    }

    @Test
    void a_second_descriptor_changes_nothing() {
        Bench bench = Bench.open();
        bench.write(2, 0, 4, 7);
        int resets = bench.card.resets;

        int second = Bench.check(bench.openDevice());

        assertThat(bench.card.resets).isEqualTo(resets);
        assertThat(bench.read(2, 0, 4)).isEqualTo(7);
        bench.user.close(second);
        assertThat(bench.read(2, 0, 4)).isEqualTo(7);
    }

    @Test
    void a_device_that_is_wanted_back_is_given_to_nobody() {
        Bench bench = Bench.open();

        bench.kernel.unbind(bench.function);

        assertThat(bench.openDevice()).isEqualTo(Errno.ENODEV.result());
        String path = bench.groupPath();
        bench.user.exit();
        assertThat(bench.user.open(path)).isEqualTo(Errno.ENOENT.result());
    }

    @Test
    void a_token_for_a_function_that_asks_for_none_is_refused() {
        Bench bench = Bench.open();
        String name = bench.function.bdf() + " vf_token=6e1f7a52-3c4d-4e5f-8a9b-0c1d2e3f4a5b";

        assertThat(bench.user.ioctl(bench.group, Request.VFIO_GROUP_GET_DEVICE_FD.number(), Bench.text(name)))
                .isEqualTo(Errno.EINVAL.result());
    }

    @Test
    void an_ioeventfd_ends_with_its_device() {
        Bench bench = Bench.open();
        int fd = bench.user.eventfd();
        IoEventFd tied = new IoEventFd(IoEventFd.SIZE, IoEventFd.FLAG_32, 2L << 40, 5, fd, 0);
        bench.ok(bench.ioctl(Request.VFIO_DEVICE_IOEVENTFD, tied.toBytes()));

        bench.user.close(bench.device);
        bench.device = Bench.check(bench.openDevice());
        bench.user.pwrite(fd, Bench.little(8).putLong(0, 1), 0);

        assertThat(bench.read(2, 0, 4)).isZero();
    }

    @Test
    void a_reset_wakes_a_function_that_its_user_has_put_to_sleep() {
        Bench bench = Bench.open();
        int at = bench.function.config().find(Capability.POWER_MANAGEMENT) + 4;
        bench.write(Bench.CONFIG, at, 2, 3);

        assertThat(bench.user.ioctl(bench.device, Request.VFIO_DEVICE_RESET.number(), 0))
                .isZero();

        assertThat(bench.read(Bench.CONFIG, at, 2) & 3).isZero();
        assertThat(bench.read(2, 0, 4)).isZero();
    }

    @Test
    void a_mapping_begins_at_a_page_and_ends_where_it_ends() {
        Bench bench = Bench.open();
        long first = bench.user.mmap(0x1000);
        bench.user.mmap(0x1000);

        assertThat(bench.user.mmap(bench.device, (2L << 40) + 1, 0x1000)).isEqualTo(Errno.EINVAL.result());
        assertThat(bench.user.load(first + 0xffc, Bench.little(8))).isEqualTo(Errno.EFAULT.result());
    }
}
