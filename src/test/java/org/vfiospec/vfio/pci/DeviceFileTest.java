package org.vfiospec.vfio.pci;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.Capability;
import org.vfiospec.uapi.CapabilityChain;
import org.vfiospec.uapi.DeviceInfo;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.IrqSet;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.VariantDriver;
import org.vfiospec.vfio.VendorRegion;

class DeviceFileTest {

    /** A variant that shows half of BAR 2 and adds a region of 16 bytes. */
    private static final class Halving implements VariantDriver {
        private final ByteBuffer content = Bench.little(16);

        @Override
        public String name() {
            return "halving";
        }

        @Override
        public Errno probe(PciFunction function) {
            return Errno.OK;
        }

        @Override
        public long limit(int region, long size, Access access) {
            return region == 2 ? size / 2 : size;
        }

        @Override
        public List<VendorRegion> regions() {
            return List.of(new VendorRegion() {
                @Override
                public int type() {
                    return 3;
                }

                @Override
                public int subtype() {
                    return 1;
                }

                @Override
                public long size() {
                    return 16;
                }

                @Override
                public int flags() {
                    return RegionInfo.FLAG_READ | RegionInfo.FLAG_WRITE;
                }

                @Override
                public List<Capability> capabilities() {
                    return List.of();
                }

                @Override
                public int read(long offset, ByteBuffer into) {
                    int count = into.remaining();
                    into.put(content.slice((int) offset, count));
                    return count;
                }

                @Override
                public int write(long offset, ByteBuffer from) {
                    int count = from.remaining();
                    content.slice((int) offset, count).put(from);
                    return count;
                }
            });
        }
    }

    @Test
    void a_device_says_what_it_is() {
        DeviceInfo info = Bench.open().info();

        assertThat(info.flags()).isEqualTo(DeviceInfo.FLAG_RESET | DeviceInfo.FLAG_PCI);
        assertThat(info.numRegions()).isEqualTo(9);
        assertThat(info.numIrqs()).isEqualTo(5);
    }

    @Test
    void bars_keep_what_is_written_and_end_where_they_end() {
        Bench bench = Bench.open();

        assertThat(bench.write(2, 0x100, 8, 0x1122334455667788L)).isEqualTo(Errno.OK);
        assertThat(bench.read(2, 0x100, 8)).isEqualTo(0x1122334455667788L);
        assertThat(bench.user.pread(
                        bench.device, Bench.little(8), bench.region(2).offset() + 0xfffc))
                .isEqualTo(4);
        assertThat(bench.user.pread(
                        bench.device, Bench.little(8), bench.region(2).offset() + 0x10000))
                .isEqualTo(Errno.EINVAL.result());
    }

    @Test
    void a_mapped_bar_and_the_file_show_the_same_registers() {
        Bench bench = Bench.open();
        long address = bench.user.mmap(bench.device, bench.region(2).offset(), 0x10000);

        bench.user.store(address + 8, Bench.little(8).putLong(0, 42));

        assertThat(bench.read(2, 8, 8)).isEqualTo(42);
    }

    @Test
    void memory_mapped_for_dma_is_shared_with_the_card() {
        Bench bench = Bench.open();
        long address = bench.user.mmap(0x2000);
        bench.ok(bench.map(0x10000, address, 0x2000));
        assertThat(bench.write(7, 4, 2, 0x6)).isEqualTo(Errno.OK);

        assertThat(bench.card.bus.write(0x11000, new byte[] {1, 2, 3, 4})).isTrue();

        ByteBuffer back = Bench.little(4);
        bench.user.load(address + 0x1000, back);
        assertThat(back.getInt(0)).isEqualTo(0x04030201);
    }

    @Test
    void an_msix_vector_signals_its_eventfd() {
        Bench bench = Bench.open();
        int first = bench.user.eventfd();
        int second = bench.user.eventfd();
        bench.write(7, 4, 2, 0x6);

        assertThat(bench.trigger(IrqIndex.MSIX, 0, first, second)).isZero();
        bench.card.bus.interrupt(1);

        assertThat(bench.take(first)).isZero();
        assertThat(bench.take(second)).isEqualTo(1);
        assertThat(bench.none(IrqIndex.MSIX, IrqSet.ACTION_TRIGGER, 0, 0)).isZero();
        bench.card.bus.interrupt(1);
        assertThat(bench.take(second)).isZero();
    }

    @Test
    void a_chain_that_does_not_fit_says_how_much_it_takes() {
        Bench bench = Bench.open(new Halving());
        RegionInfo head = bench.region(9);

        assertThat(head.flags()).isEqualTo(0xb);
        assertThat(head.capOffset()).isZero();
        assertThat(head.argsz()).isEqualTo(48);

        ByteBuffer bytes = Bench.little(48);
        new RegionInfo(48, 0, 9, 0, 0, 0).putTo(bytes);
        bench.ok(bench.ioctl(Request.VFIO_DEVICE_GET_REGION_INFO, bytes.rewind()));
        RegionInfo whole = RegionInfo.from(bytes.duplicate().order(bytes.order()));
        assertThat(CapabilityChain.parse(bytes, whole.capOffset())).containsExactly(Capability.type(3, 1));
    }

    @Test
    void a_narrowed_bar_is_narrow_on_every_way() {
        Bench bench = Bench.open(new Halving());

        assertThat(bench.region(2).size()).isEqualTo(0x8000);
        assertThat(bench.user.pread(
                        bench.device, Bench.little(8), bench.region(2).offset() + 0x7ffc))
                .isEqualTo(4);
        assertThat(bench.write(2, 0x8000, 4, 1)).isEqualTo(Errno.EINVAL);
        assertThat(bench.user.mmap(bench.device, bench.region(2).offset(), 0x8001))
                .isEqualTo(Errno.EINVAL.result());
        assertThat(bench.user.mmap(bench.device, bench.region(2).offset() + 0x8000, 0x1000))
                .isEqualTo(Errno.EINVAL.result());
    }

    @Test
    void a_reset_resets_the_card() {
        Bench bench = Bench.open();
        bench.write(2, 0, 4, 7);
        int before = bench.card.resets;

        assertThat(bench.user.ioctl(bench.device, Request.VFIO_DEVICE_RESET.number(), 0))
                .isZero();

        assertThat(bench.card.resets).isEqualTo(before + 1);
        assertThat(bench.read(2, 0, 4)).isZero();
    }

    @Test
    void closing_everything_gives_the_group_back() {
        Bench bench = Bench.open();

        bench.user.exit();

        assertThat(bench.iommu.groupOf(bench.function).orElseThrow().isClaimed())
                .isFalse();
        assertThat(bench.function.isBusMaster()).isFalse();
        bench.opened();
    }
}
