package org.vfiospec.vfio.pci;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfiospec.iommu.Domain;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.uapi.DeviceFeature;
import org.vfiospec.uapi.DeviceInfo;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.Feature;
import org.vfiospec.uapi.IoEventFd;
import org.vfiospec.uapi.IrqInfo;
import org.vfiospec.uapi.IrqSet;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.VariantDriver;

/** What no scenario looks at: each test here has failed for a line of the core that was changed on purpose. */
class CoreDetailsTest {
    private static final int COMMAND = ConfigSpace.COMMAND;
    private static final int DISABLE_PIN = ConfigSpace.COMMAND_INTX_DISABLE;
    private static final long BAR2 = 2L << 40;

    /** A driver that shows less of one BAR on one way. */
    private record Limiting(int bar, long limit, Access way) implements VariantDriver {
        @Override
        public String name() {
            return "limiting";
        }

        @Override
        public Errno probe(PciFunction function) {
            return Errno.OK;
        }

        @Override
        public long limit(int region, long size, Access access) {
            return region == bar && access == way ? limit : size;
        }
    }

    private static Bench openWithPin() {
        Bench bench = new Bench(new TestCard.Layout().pin().build()).bound().opened();
        bench.write(Bench.CONFIG, COMMAND, 2, 0x6);
        return bench;
    }

    private static int tie(Bench bench, long offset, int width, long data, int fd) {
        return bench.user.ioctl(
                bench.device,
                Request.VFIO_DEVICE_IOEVENTFD.number(),
                new IoEventFd(IoEventFd.SIZE, width, offset, data, fd, 0).toBytes());
    }

    private static int feature(Bench bench, int flags) {
        return bench.user.ioctl(
                bench.device,
                Request.VFIO_DEVICE_FEATURE.number(),
                new DeviceFeature(DeviceFeature.SIZE, flags).toBytes());
    }

    private static void signal(Bench bench, int eventfd) {
        bench.user.pwrite(eventfd, Bench.little(8).putLong(0, 1), 0);
    }

    private static int capability(Bench bench, Capability which) {
        return bench.function.config().find(which);
    }

    @Test
    void a_length_that_overflows_when_it_is_rounded_is_refused() {
        Bench bench = Bench.open();

        assertThat(bench.user.mmap(bench.device, BAR2, Long.MAX_VALUE)).isEqualTo(Errno.EINVAL.result());
    }

    @Test
    void a_small_bar_that_is_alone_in_its_page_can_be_mapped() {
        assertThat(Bench.open().region(0).flags() & RegionInfo.FLAG_MMAP).isNotZero();
    }

    @Test
    void a_table_that_cannot_be_mapped_is_not_announced_as_mappable() {
        Bench bench = Bench.open(new Limiting(4, 0, VariantDriver.Access.MMAP));

        assertThat(bench.region(4).flags()).isEqualTo(RegionInfo.FLAG_READ | RegionInfo.FLAG_WRITE);
    }

    @Test
    void a_limit_inside_a_page_hides_the_page() {
        Bench bench = Bench.open(new Limiting(2, 0x8800, VariantDriver.Access.MMAP));

        assertThat(bench.user.mmap(bench.device, BAR2, 0x9000)).isEqualTo(Errno.EINVAL.result());
        assertThat(bench.user.mmap(bench.device, BAR2, 0x8000)).isPositive();
    }

    @Test
    void a_mapping_starts_where_it_was_asked_for() {
        Bench bench = Bench.open();
        bench.write(2, 0x3010, 4, 42);
        long address = bench.user.mmap(bench.device, BAR2 + 0x3000, 0x1000);
        ByteBuffer read = Bench.little(4);

        assertThat(bench.user.load(address + 0x10, read)).isZero();
        assertThat(read.getInt(0)).isEqualTo(42);
        bench.ok(bench.map(0x10_0000, address, 0x1000));
        Domain domain = bench.iommu.groupOf(bench.function).orElseThrow().domain();
        assertThat(domain.mappingAt(0x10_0000).physical())
                .isEqualTo(bench.function.bar(2).address() + 0x3000);
    }

    @Test
    void registers_around_the_table_are_the_users() {
        Bench bench = Bench.open();
        long end = TestCard.TABLE + 16L * TestCard.VECTORS;

        assertThat(bench.write(4, end, 4, 7)).isEqualTo(Errno.OK);
        assertThat(bench.read(4, end, 4)).isEqualTo(7);
        int eventfd = bench.user.eventfd();
        assertThat(tie(bench, (4L << 40) + TestCard.TABLE - 2, IoEventFd.FLAG_32, 0, eventfd))
                .isEqualTo(Errno.EINVAL.result());
    }

    @Test
    void accesses_are_aligned() {
        Bench bench = Bench.open();
        int before = bench.card.bars.get(2).accesses;

        bench.read(2, 4, 8);

        assertThat(bench.card.bars.get(2).accesses).isEqualTo(before + 2);
    }

    @Test
    void images_of_a_rom_follow_one_another_up_to_the_last() {
        TestCard.Bytes rom = new TestCard.Bytes();
        image(rom, 0, 1, 0);
        image(rom, 512, 2, 0x80);
        image(rom, 1536, 1, 0x80);

        assertThat(RomImage.length(rom, 0x8000)).isEqualTo(1536);
        assertThat(RomImage.length(rom, 1024)).isEqualTo(1024);
        rom.write(512 + 0x20, 4, 0);
        assertThat(RomImage.length(rom, 0x8000)).isEqualTo(512);
    }

    private static void image(Mmio rom, long at, int blocks, int indicator) {
        rom.write(at, 2, 0xaa55);
        rom.write(at + 24, 2, 0x20);
        rom.write(at + 0x20, 4, 0x52494350);
        rom.write(at + 0x20 + 16, 2, blocks);
        rom.write(at + 0x20 + 21, 1, indicator);
    }

    @Test
    void an_old_caller_gets_the_part_of_the_answer_that_it_knows() {
        Bench bench = Bench.open();
        ByteBuffer sixteen = Bench.little(16).putInt(0, 16);

        bench.ok(bench.ioctl(Request.VFIO_DEVICE_GET_INFO, sixteen));

        assertThat(sixteen.getInt(8)).isEqualTo(9);
    }

    @Test
    void a_conventional_function_has_neither_a_reset_nor_error_reporting() {
        Bench bench = new Bench(new TestCard.Layout().conventional()).bound().opened();

        assertThat(bench.info().flags()).isEqualTo(DeviceInfo.FLAG_PCI);
        ByteBuffer err = new IrqInfo(IrqInfo.SIZE, 0, IrqIndex.ERR.ordinal(), 0).toBytes();
        assertThat(bench.ioctl(Request.VFIO_DEVICE_GET_IRQ_INFO, err)).isEqualTo(Errno.EINVAL);
        assertThat(bench.none(IrqIndex.ERR, IrqSet.ACTION_TRIGGER, 0, 0)).isEqualTo(Errno.EINVAL.result());
        assertThat(bench.trigger(IrqIndex.ERR, 0, bench.user.eventfd())).isEqualTo(Errno.EINVAL.result());
    }

    @Test
    void an_ioeventfd_has_one_width_of_at_most_32_bits() {
        Bench bench = Bench.open();
        int fd = bench.user.eventfd();

        assertThat(tie(bench, BAR2, IoEventFd.FLAG_64, 0, fd)).isEqualTo(Errno.EINVAL.result());
        assertThat(tie(bench, BAR2, IoEventFd.FLAG_32 | 1 << 4, 0, fd)).isEqualTo(Errno.EINVAL.result());
        assertThat(tie(bench, BAR2, IoEventFd.FLAG_32 | IoEventFd.FLAG_8, 0, fd))
                .isEqualTo(Errno.EINVAL.result());
        assertThat(tie(bench, BAR2, IoEventFd.FLAG_32, 0, -2)).isEqualTo(Errno.EINVAL.result());
        assertThat(tie(bench, BAR2, IoEventFd.FLAG_32, 0, 99)).isEqualTo(Errno.EBADF.result());
    }

    @Test
    void the_kernel_takes_what_is_signalled_and_misses_nothing() {
        Bench bench = Bench.open();
        int fd = bench.user.eventfd();
        signal(bench, fd);

        assertThat(tie(bench, BAR2, IoEventFd.FLAG_32, 5, fd)).isZero();
        assertThat(bench.read(2, 0, 4)).isEqualTo(5);
        bench.take(fd);
        signal(bench, fd);
        assertThat(bench.take(fd)).isZero();
        assertThat(tie(bench, BAR2, IoEventFd.FLAG_32, 5, -1)).isZero();
        bench.write(2, 0, 4, 0);
        signal(bench, fd);
        assertThat(bench.read(2, 0, 4)).isZero();
    }

    @Test
    void low_power_begins_in_d0() {
        Bench bench = Bench.open();
        int at = capability(bench, Capability.POWER_MANAGEMENT) + 4;
        bench.write(Bench.CONFIG, at, 2, 3);

        assertThat(feature(bench, Feature.LOW_POWER_ENTRY.number() | DeviceFeature.SET))
                .isZero();
        assertThat(feature(bench, Feature.LOW_POWER_EXIT.number() | DeviceFeature.SET))
                .isZero();

        assertThat(bench.read(Bench.CONFIG, at, 2) & 3).isZero();
        assertThat(bench.read(2, 0, 4)).isZero();
    }

    @Test
    void the_shape_of_a_feature_request_comes_before_its_number() {
        Bench bench = Bench.open();

        assertThat(feature(bench, 1 | DeviceFeature.GET | DeviceFeature.SET)).isEqualTo(Errno.EINVAL.result());
        assertThat(feature(bench, 1 << 19 | DeviceFeature.PROBE)).isEqualTo(Errno.EINVAL.result());
        assertThat(feature(bench, 1 | DeviceFeature.GET)).isEqualTo(Errno.ENOTTY.result());
    }

    @Test
    void the_next_user_finds_nothing_of_the_last() {
        Bench bench = openWithPin();
        int fd = bench.user.eventfd();
        bench.write(Bench.CONFIG, COMMAND, 2, 0x6 | DISABLE_PIN);
        Bench.check(bench.trigger(IrqIndex.ERR, 0, fd));
        int control = capability(bench, Capability.EXPRESS) + 8;
        int before = bench.function.config().read(control, 2);
        bench.write(Bench.CONFIG, control, 2, 0x5000);
        assertThat(bench.function.config().read(control, 2)).isNotEqualTo(before);

        bench.user.close(bench.device);
        assertThat(bench.function.config().read(control, 2)).isEqualTo(before);
        bench.device = Bench.check(bench.openDevice());

        assertThat(bench.read(2, 0, 4)).isZero();
        VfioPciDevice device =
                (VfioPciDevice) bench.kernel.device(bench.function).orElseThrow();
        assertThat(device.reportFatalError()).isFalse();
        Bench.check(bench.trigger(IrqIndex.INTX, 0, fd));
        bench.card.bus.interrupt(0);
        assertThat(bench.take(fd)).isEqualTo(1);
    }

    @Test
    void config_space_keeps_what_a_user_may_not_write() {
        Bench bench = Bench.open();

        bench.write(Bench.CONFIG, ConfigSpace.VENDOR, 4, 0);
        bench.write(Bench.CONFIG, 0x3c, 1, 11);

        assertThat(bench.read(Bench.CONFIG, ConfigSpace.VENDOR, 2)).isEqualTo(0x1af4);
        assertThat(bench.read(Bench.CONFIG, 0x3c, 1)).isEqualTo(11);
    }

    @Test
    void fields_of_capabilities_are_cut_to_what_hardware_has() {
        Bench bench = Bench.open();
        int msi = capability(bench, Capability.MSI) + 2;
        int control = capability(bench, Capability.EXPRESS) + 8;
        bench.function.config().write(control, 2, 0x2040);

        bench.write(Bench.CONFIG, msi, 2, 0x70);
        bench.write(Bench.CONFIG, control, 2, 0);

        assertThat(bench.read(Bench.CONFIG, msi, 2) >> 4 & 7).isEqualTo(2);
        assertThat(bench.function.config().read(control, 2) >> 12 & 7).isEqualTo(2);
    }

    @Test
    void messages_switch_the_pin_off_and_vectors_without_an_eventfd_are_masked() {
        Bench bench = openWithPin();

        assertThat(bench.trigger(IrqIndex.MSIX, 0, bench.user.eventfd(), -1)).isZero();

        assertThat(bench.function.config().has(COMMAND, 2, DISABLE_PIN)).isTrue();
        assertThat(bench.card.bars.get(4).read(TestCard.TABLE + 12, 4)).isZero();
        assertThat(bench.card.bars.get(4).read(TestCard.TABLE + 28, 4)).isEqualTo(1);
    }

    @Test
    void a_guest_that_disables_its_pin_hears_nothing_of_it() {
        Bench bench = openWithPin();
        int fd = bench.user.eventfd();
        bench.write(Bench.CONFIG, COMMAND, 2, 0x6);
        Bench.check(bench.trigger(IrqIndex.INTX, 0, fd));
        bench.write(Bench.CONFIG, COMMAND, 2, 0x6 | DISABLE_PIN);

        Bench.check(bench.none(IrqIndex.INTX, IrqSet.ACTION_TRIGGER, 0, 1));
        bench.card.bus.interrupt(0);
        assertThat(bench.take(fd)).isZero();

        Bench.check(bench.none(IrqIndex.INTX, IrqSet.ACTION_TRIGGER, 0, 0));
        bench.card.bus.lowerPin();
        bench.write(Bench.CONFIG, COMMAND, 2, 0x6);
        bench.write(Bench.CONFIG, COMMAND, 2, 0x6 | DISABLE_PIN);
        Bench.check(bench.trigger(IrqIndex.INTX, 0, fd));
        bench.card.bus.interrupt(0);
        assertThat(bench.take(fd)).isZero();
    }

    @Test
    void a_resampler_that_was_signalled_before_it_was_set_counts() {
        Bench bench = openWithPin();
        int fd = bench.user.eventfd();
        int resampler = bench.user.eventfd();
        Bench.check(bench.trigger(IrqIndex.INTX, 0, fd));
        bench.card.bus.interrupt(0);
        bench.card.bus.lowerPin();
        signal(bench, resampler);

        Bench.check(bench.eventfds(IrqIndex.INTX, IrqSet.ACTION_UNMASK, 0, resampler));
        bench.card.bus.interrupt(0);

        assertThat(bench.take(fd)).isEqualTo(2);
    }

    @Test
    void an_export_stays_dead_when_the_device_is_opened_again() {
        Bench bench = Bench.open();
        ByteBuffer ask = Bench.little(40);
        new DeviceFeature(40, Feature.DMA_BUF.number() | DeviceFeature.GET).putTo(ask);
        ask.putInt(2).putInt(0).putInt(0).putInt(1).putLong(0).putLong(0x1000).rewind();
        int fd = Bench.check(bench.user.ioctl(bench.device, Request.VFIO_DEVICE_FEATURE.number(), ask));
        DmaBuf export = (DmaBuf) bench.user.file(fd).orElseThrow();
        assertThat(export.map(() -> {})).hasSize(1);

        bench.user.close(bench.device);
        bench.device = Bench.check(bench.openDevice());

        assertThat(export.map(() -> {})).isEqualTo(List.of());
    }
}
