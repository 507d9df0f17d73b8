package org.vfiospec.vmm;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfiospec.uapi.Capability;
import org.vfiospec.uapi.CapabilityChain;
import org.vfiospec.uapi.DeviceInfo;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.IrqInfo;
import org.vfiospec.uapi.IrqSet;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.SystemCalls;

/** An open device, and the calls that are made on it. */
final class DeviceFile {
    private static final int MSI = 1;
    private static final int MSIX = 2;
    private static final int FIRST_ADDED = 9;

    private final SystemCalls calls;
    private final String name;
    private final int fd;
    private final List<Integer> vectors = new ArrayList<>();

    DeviceFile(SystemCalls calls, String name, int fd) {
        this.calls = calls;
        this.name = name;
        this.fd = fd;
    }

    String name() {
        return name;
    }

    DeviceInfo info() {
        ByteBuffer bytes = new DeviceInfo(DeviceInfo.SIZE, 0, 0, 0, 0, 0).toBytes();
        ask(Request.VFIO_DEVICE_GET_INFO, bytes);
        return DeviceInfo.from(bytes);
    }

    /** A region with its capabilities, as the kernel describes it. */
    record Region(RegionInfo info, List<Capability> capabilities) {
        Optional<Capability> capability(int id) {
            return capabilities.stream().filter(found -> found.id() == id).findFirst();
        }
    }

    /** Asks twice if the first answer says that there is more: then {@code argsz} is what it takes. */
    Region region(int index) {
        RegionInfo head = RegionInfo.from(describe(index, RegionInfo.SIZE));
        ByteBuffer whole = describe(index, Math.max(head.argsz(), RegionInfo.SIZE));
        RegionInfo info = RegionInfo.from(whole.duplicate().order(whole.order()));
        boolean chained = (info.flags() & RegionInfo.FLAG_CAPS) != 0;
        return new Region(info, chained ? CapabilityChain.parse(whole, info.capOffset()) : List.of());
    }

    private ByteBuffer describe(int index, int size) {
        ByteBuffer bytes = Little.buffer(size);
        new RegionInfo(size, 0, index, 0, 0, 0).putTo(bytes);
        ask(Request.VFIO_DEVICE_GET_REGION_INFO, bytes.rewind());
        return bytes;
    }

    /** Every region that the driver has added behind the fixed ones, by index. */
    List<Region> regions() {
        List<Region> found = new ArrayList<>();
        for (int index = FIRST_ADDED; index < info().numRegions(); index++) {
            found.add(region(index));
        }
        return found;
    }

    long read(long offset, int width) {
        ByteBuffer into = Little.buffer(width);
        Refused.check(name, pread(into, offset));
        return Little.value(into, width);
    }

    Errno write(long offset, int width, long value) {
        return Errno.of(pwrite(Little.bytes(value, width), offset));
    }

    int pread(ByteBuffer into, long offset) {
        return calls.pread(fd, into, offset);
    }

    int pwrite(ByteBuffer from, long offset) {
        return calls.pwrite(fd, from, offset);
    }

    long mmap(long offset, long length) {
        return calls.mmap(fd, offset, length);
    }

    Errno reset() {
        return Errno.of(calls.ioctl(fd, Request.VFIO_DEVICE_RESET.number(), 0));
    }

    void close() {
        vectors.forEach(calls::close);
        vectors.clear();
        Refused.check(name, calls.close(fd));
    }

    int vectors() {
        return vectors.size();
    }

    /** Lets the first vectors of MSI-X, or of MSI where there is none, each signal an eventfd. */
    void enableVectors(int count) {
        ByteBuffer set = Little.buffer(IrqSet.SIZE + Integer.BYTES * count);
        int flags = IrqSet.DATA_EVENTFD | IrqSet.ACTION_TRIGGER;
        new IrqSet(set.capacity(), flags, messageIndex(), 0, count).putTo(set);
        for (int i = 0; i < count; i++) {
            int eventfd = (int) Refused.check("eventfd", calls.eventfd());
            vectors.add(eventfd);
            set.putInt(eventfd);
        }
        ask(Request.VFIO_DEVICE_SET_IRQS, set.flip());
    }

    private int messageIndex() {
        ByteBuffer bytes = new IrqInfo(IrqInfo.SIZE, 0, MSIX, 0).toBytes();
        ask(Request.VFIO_DEVICE_GET_IRQ_INFO, bytes);
        return IrqInfo.from(bytes).count() > 0 ? MSIX : MSI;
    }

    long takeInterrupts(int vector) {
        ByteBuffer count = Little.buffer(Long.BYTES);
        return calls.pread(vectors.get(vector), count, 0) < 0 ? 0 : count.getLong(0);
    }

    private void ask(Request request, ByteBuffer argument) {
        Refused.check(name + " " + request, calls.ioctl(fd, request.number(), argument));
    }
}
