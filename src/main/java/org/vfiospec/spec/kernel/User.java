package org.vfiospec.spec.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.vfiospec.uapi.Capability;
import org.vfiospec.uapi.CapabilityChain;
import org.vfiospec.uapi.DeviceFeature;
import org.vfiospec.uapi.DeviceInfo;
import org.vfiospec.uapi.DmaBufGet;
import org.vfiospec.uapi.DmaMap;
import org.vfiospec.uapi.DmaRange;
import org.vfiospec.uapi.DmaUnmap;
import org.vfiospec.uapi.Feature;
import org.vfiospec.uapi.IoEventFd;
import org.vfiospec.uapi.IrqInfo;
import org.vfiospec.uapi.IrqSet;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.SystemCalls;
import org.vfiospec.vfio.process.VmmProcess;

/** A process with one device open: the uAPI's structures on its lips, and its descriptors at hand. */
final class User {
    static final int CONFIG = 7;
    static final int TYPE1V2 = 3;

    private final SystemCalls calls;
    private final String groupPath;
    private final String address;
    private int container = -1;
    private int group = -1;
    private int device = -1;

    User(SystemCalls calls, String groupPath, String address) {
        this.calls = calls;
        this.groupPath = groupPath;
        this.address = address;
    }

    SystemCalls calls() {
        return calls;
    }

    int device() {
        return device;
    }

    int group() {
        return group;
    }

    int openContainer() {
        container = calls.open("/dev/vfio/vfio");
        return container;
    }

    int openGroup() {
        group = calls.open(groupPath);
        return group;
    }

    int joinContainer() {
        return calls.ioctl(group, Request.VFIO_GROUP_SET_CONTAINER.number(), int32(container));
    }

    int leaveContainer() {
        return calls.ioctl(group, Request.VFIO_GROUP_UNSET_CONTAINER.number(), 0);
    }

    int chooseIommu(int type) {
        return calls.ioctl(container, Request.VFIO_SET_IOMMU.number(), type);
    }

    /** Asks for the device, with options behind its address. */
    int openDevice(String options) {
        ByteBuffer name = ByteBuffer.wrap((address + options + '\0').getBytes(StandardCharsets.US_ASCII));
        int result = calls.ioctl(group, Request.VFIO_GROUP_GET_DEVICE_FD.number(), name);
        device = Math.max(device, result);
        return result;
    }

    /** Goes the whole way from nothing to a device; returns the first result that is no success. */
    int openAll(String options) {
        int result = openContainer();
        result = result < 0 ? result : openGroup();
        result = result < 0 ? result : joinContainer();
        result = result < 0 ? result : chooseIommu(TYPE1V2);
        return result < 0 ? result : openDevice(options);
    }

    int close() {
        int result = calls.close(device);
        device = -1;
        return result;
    }

    /** The process ends. */
    void exit() {
        ((VmmProcess) calls).exit();
    }

    void limitLockedMemory(long bytes) {
        ((VmmProcess) calls).limitLockedMemory(bytes);
    }

    /** Opens its device into the container of another user, of the same process. */
    int openBeside(User first) {
        container = first.container;
        int result = openGroup();
        result = result < 0 ? result : joinContainer();
        return result < 0 ? result : openDevice("");
    }

    int setToken(String uuid) {
        UUID token = UUID.fromString(uuid);
        ByteBuffer bytes = little(DeviceFeature.SIZE + 16);
        new DeviceFeature(bytes.capacity(), DeviceFeature.SET).putTo(bytes);
        bytes.order(ByteOrder.BIG_ENDIAN).putLong(token.getMostSignificantBits());
        bytes.putLong(token.getLeastSignificantBits());
        return ask(Request.VFIO_DEVICE_FEATURE, bytes.rewind());
    }

    int reset() {
        return calls.ioctl(device, Request.VFIO_DEVICE_RESET.number(), 0);
    }

    int ask(Request request, ByteBuffer argument) {
        return calls.ioctl(device, request.number(), argument);
    }

    int askContainer(Request request, ByteBuffer argument) {
        return calls.ioctl(container, request.number(), argument);
    }

    DeviceInfo info() {
        ByteBuffer bytes = new DeviceInfo(DeviceInfo.SIZE, 0, 0, 0, 0, 0).toBytes();
        require(ask(Request.VFIO_DEVICE_GET_INFO, bytes));
        return DeviceInfo.from(bytes);
    }

    /** The description of a region in a buffer of {@code argsz} bytes, as the kernel leaves it. */
    ByteBuffer describe(int index, int argsz) {
        ByteBuffer bytes = little(argsz);
        new RegionInfo(argsz, 0, index, 0, 0, 0).putTo(bytes);
        require(ask(Request.VFIO_DEVICE_GET_REGION_INFO, bytes.rewind()));
        return bytes;
    }

    RegionInfo region(int index) {
        return RegionInfo.from(describe(index, RegionInfo.SIZE));
    }

    /** Where a region starts in the device file; for one that is not described, where the kernel would have it. */
    long offset(int index) {
        ByteBuffer bytes = new RegionInfo(RegionInfo.SIZE, 0, index, 0, 0, 0).toBytes();
        return ask(Request.VFIO_DEVICE_GET_REGION_INFO, bytes) < 0
                ? (long) index << 40
                : RegionInfo.from(bytes).offset();
    }

    List<Capability> capabilities(int index) {
        ByteBuffer whole = describe(index, 256);
        RegionInfo info = RegionInfo.from(whole.duplicate().order(ByteOrder.LITTLE_ENDIAN));
        return CapabilityChain.parse(whole, info.capOffset());
    }

    IrqInfo irq(int index) {
        ByteBuffer bytes = new IrqInfo(IrqInfo.SIZE, 0, index, 0).toBytes();
        require(ask(Request.VFIO_DEVICE_GET_IRQ_INFO, bytes));
        return IrqInfo.from(bytes);
    }

    int read(int region, long position, ByteBuffer into) {
        return calls.pread(device, into, region(region).offset() + position);
    }

    int write(int region, long position, ByteBuffer from) {
        return calls.pwrite(device, from, region(region).offset() + position);
    }

    long value(int region, long position, int width) {
        ByteBuffer into = little(8);
        require(read(region, position, into.slice(0, width)));
        return into.getLong(0);
    }

    int put(int region, long position, int width, long value) {
        return write(region, position, little(8).putLong(0, value).slice(0, width));
    }

    int config(int offset, int width) {
        return (int) value(CONFIG, offset, width);
    }

    long map(int region, long position, long length) {
        return calls.mmap(device, region(region).offset() + position, length);
    }

    int irqs(int flags, int index, int start, int count, ByteBuffer data) {
        ByteBuffer set = little(IrqSet.SIZE + data.remaining());
        new IrqSet(set.capacity(), flags, index, start, count).putTo(set);
        return ask(Request.VFIO_DEVICE_SET_IRQS, set.put(data).flip());
    }

    /** Gives vectors from 0 on their eventfds, or takes them away with -1. */
    int trigger(int index, int... fds) {
        ByteBuffer data = little(4 * fds.length);
        Arrays.stream(fds).forEach(data::putInt);
        return irqs(IrqSet.DATA_EVENTFD | IrqSet.ACTION_TRIGGER, index, 0, fds.length, data.flip());
    }

    int bare(int action, int index, int count) {
        return irqs(IrqSet.DATA_NONE | action, index, 0, count, little(0));
    }

    long take(int eventfd) {
        ByteBuffer count = little(8);
        return calls.pread(eventfd, count, 0) < 0 ? 0 : count.getLong(0);
    }

    int mapDma(long iova, long vaddr, long size) {
        int flags = DmaMap.FLAG_READ | DmaMap.FLAG_WRITE;
        return askContainer(Request.VFIO_IOMMU_MAP_DMA, new DmaMap(DmaMap.SIZE, flags, vaddr, iova, size).toBytes());
    }

    /** Returns the bytes unmapped, or {@code -errno}. */
    long unmapDma(long iova, long size) {
        ByteBuffer bytes = new DmaUnmap(DmaUnmap.SIZE, 0, iova, size).toBytes();
        int result = askContainer(Request.VFIO_IOMMU_UNMAP_DMA, bytes);
        return result < 0 ? result : DmaUnmap.from(bytes).size();
    }

    int ioeventfd(long offset, int width, long data, int fd) {
        return ask(Request.VFIO_DEVICE_IOEVENTFD, new IoEventFd(IoEventFd.SIZE, width, offset, data, fd, 0).toBytes());
    }

    int feature(int flags, int payload) {
        return feature(flags, little(payload));
    }

    int feature(int flags, ByteBuffer payload) {
        ByteBuffer bytes = little(DeviceFeature.SIZE + payload.remaining());
        new DeviceFeature(bytes.capacity(), flags).putTo(bytes);
        return ask(Request.VFIO_DEVICE_FEATURE, bytes.put(payload).rewind());
    }

    /** Returns a descriptor of the dma-buf, or {@code -errno}. */
    int export(DmaBufGet asked, List<DmaRange> ranges) {
        ByteBuffer payload = little(DmaBufGet.SIZE + DmaRange.SIZE * ranges.size());
        asked.putTo(payload);
        ranges.forEach(range -> range.putTo(payload));
        return feature(Feature.DMA_BUF.number() | DeviceFeature.GET, payload.flip());
    }

    int exportPage(int region, long offset) {
        return export(new DmaBufGet(region, 0, 0, 1), List.of(new DmaRange(offset, 0x1000)));
    }

    static ByteBuffer int32(int value) {
        return little(4).putInt(0, value);
    }

    static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void require(int result) {
        if (result < 0) {
            throw new AssertionError("the kernel refused a question: " + result);
        }
    }
}
