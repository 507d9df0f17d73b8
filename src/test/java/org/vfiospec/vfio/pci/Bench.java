package org.vfiospec.vfio.pci;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.pci.Chip;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.DeviceInfo;
import org.vfiospec.uapi.DmaMap;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.IrqInfo;
import org.vfiospec.uapi.IrqSet;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.VariantDriver;
import org.vfiospec.vfio.core.Kernel;
import org.vfiospec.vfio.process.VmmProcess;

/** One host with one card on its root bus, and a user who opens it; bytes on one side, words on the other. */
final class Bench {
    static final int BAR2 = 2;
    static final int CONFIG = 7;

    final Trace trace = new Trace();
    final Fabric fabric = new Fabric(trace, Platform.PLAIN);
    final Iommu iommu = new Iommu(fabric, new HostMemory(), trace);
    final Kernel kernel = new Kernel(iommu, trace);
    final VmmProcess user = kernel.process("VMM");
    final TestCard card = new TestCard();
    final PciFunction function;
    int container = -1;
    int group = -1;
    int device = -1;

    Bench() {
        this(new TestCard.Layout().build());
    }

    Bench(org.vfiospec.pci.config.ConfigLayout layout) {
        function = fabric.rootBus(0, 0).plug(1, 0, new Chip("card", layout, card));
        fabric.boot();
        function.config().write(ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_MEMORY | ConfigSpace.COMMAND_MASTER);
    }

    /** A device opened through vfio-pci. */
    static Bench open() {
        return new Bench().bound().opened();
    }

    static Bench open(VariantDriver driver) {
        Bench bench = new Bench();
        bench.ok(bench.kernel.bind(bench.function, VfioPciDriver.of(bench.kernel, List.of(), () -> driver)));
        return bench.opened();
    }

    Bench bound() {
        ok(kernel.bind(function, VfioPciDriver.plain(kernel)));
        return this;
    }

    Bench opened() {
        container = check(user.open("/dev/vfio/vfio"));
        group = check(user.open(groupPath()));
        check(user.ioctl(group, Request.VFIO_GROUP_SET_CONTAINER.number(), int32(container)));
        check(user.ioctl(container, Request.VFIO_SET_IOMMU.number(), 3));
        device = check(openDevice());
        return this;
    }

    String groupPath() {
        return "/dev/vfio/" + iommu.groupOf(function).orElseThrow().id();
    }

    int openDevice() {
        return user.ioctl(
                group,
                Request.VFIO_GROUP_GET_DEVICE_FD.number(),
                text(function.bdf().toString()));
    }

    Errno ioctl(Request request, ByteBuffer argument) {
        return Errno.of(user.ioctl(device, request.number(), argument));
    }

    DeviceInfo info() {
        ByteBuffer bytes = new DeviceInfo(DeviceInfo.SIZE, 0, 0, 0, 0, 0).toBytes();
        ok(ioctl(Request.VFIO_DEVICE_GET_INFO, bytes));
        return DeviceInfo.from(bytes);
    }

    RegionInfo region(int index) {
        ByteBuffer bytes = new RegionInfo(RegionInfo.SIZE, 0, index, 0, 0, 0).toBytes();
        ok(ioctl(Request.VFIO_DEVICE_GET_REGION_INFO, bytes));
        return RegionInfo.from(bytes);
    }

    IrqInfo irq(IrqIndex index) {
        ByteBuffer bytes = new IrqInfo(IrqInfo.SIZE, 0, index.ordinal(), 0).toBytes();
        ok(ioctl(Request.VFIO_DEVICE_GET_IRQ_INFO, bytes));
        return IrqInfo.from(bytes);
    }

    /** Sends a request with descriptors as its data; the result as the kernel gives it. */
    int eventfds(IrqIndex index, int action, int start, int... fds) {
        ByteBuffer set = little(IrqSet.SIZE + 4 * fds.length);
        new IrqSet(set.capacity(), IrqSet.DATA_EVENTFD | action, index.ordinal(), start, fds.length).putTo(set);
        for (int fd : fds) {
            set.putInt(fd);
        }
        return user.ioctl(device, Request.VFIO_DEVICE_SET_IRQS.number(), set.flip());
    }

    int trigger(IrqIndex index, int start, int... fds) {
        return eventfds(index, IrqSet.ACTION_TRIGGER, start, fds);
    }

    /** Sends a request without data. */
    int none(IrqIndex index, int action, int start, int count) {
        IrqSet set = new IrqSet(IrqSet.SIZE, IrqSet.DATA_NONE | action, index.ordinal(), start, count);
        return user.ioctl(device, Request.VFIO_DEVICE_SET_IRQS.number(), set.toBytes());
    }

    long take(int eventfd) {
        ByteBuffer count = little(8);
        return user.pread(eventfd, count, 0) < 0 ? 0 : count.getLong(0);
    }

    long read(int region, long position, int width) {
        ByteBuffer into = little(8);
        assertThat(user.pread(device, into.slice(0, width), region(region).offset() + position))
                .isEqualTo(width);
        return into.getLong(0);
    }

    Errno write(int region, long position, int width, long value) {
        ByteBuffer from = little(8).putLong(0, value);
        return Errno.of(user.pwrite(device, from.slice(0, width), region(region).offset() + position));
    }

    Errno map(long iova, long vaddr, long size) {
        DmaMap map = new DmaMap(DmaMap.SIZE, DmaMap.FLAG_READ | DmaMap.FLAG_WRITE, vaddr, iova, size);
        return Errno.of(user.ioctl(container, Request.VFIO_IOMMU_MAP_DMA.number(), map.toBytes()));
    }

    void ok(Errno errno) {
        assertThat(errno).isEqualTo(Errno.OK);
    }

    static int check(int result) {
        assertThat(result).as(Errno.of(result).name()).isNotNegative();
        return result;
    }

    static ByteBuffer int32(int value) {
        return little(4).putInt(0, value);
    }

    static ByteBuffer text(String text) {
        return ByteBuffer.wrap((text + '\0').getBytes(StandardCharsets.US_ASCII));
    }

    static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
