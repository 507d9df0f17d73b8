package org.vfiospec.vmm;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

    private final SystemCalls calls;
    private final String name;
    private final int fd;
    private final List<Integer> vectors = new ArrayList<>();
    private final List<Integer> others = new ArrayList<>();

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

        /** The parts that may be mapped: those of a sparse region, or none. */
        List<Capability.Area> areas() {
            return capability(Capability.SPARSE_MMAP).map(Capability::areas).orElse(List.of());
        }

        boolean isOfType(int type, int subtype) {
            return capability(Capability.TYPE)
                    .map(Capability::body)
                    .filter(body -> body.getInt() == type && body.getInt() == subtype)
                    .isPresent();
        }
    }

    Region region(int index) {
        return find(index).orElseThrow(() -> new Refused(name + " region " + index, Errno.EINVAL));
    }

    /** A region, unless the kernel knows none of that index; asks twice if the first answer says that there is more. */
    private Optional<Region> find(int index) {
        ByteBuffer head = Little.buffer(RegionInfo.SIZE);
        if (!describe(index, head)) {
            return Optional.empty();
        }
        ByteBuffer whole = Little.buffer(Math.max(head.getInt(0), RegionInfo.SIZE));
        boolean more = whole.capacity() > head.capacity();
        return Optional.of(parse(more && describe(index, whole) ? whole : head));
    }

    private boolean describe(int index, ByteBuffer bytes) {
        new RegionInfo(bytes.capacity(), 0, index, 0, 0, 0).putTo(bytes);
        return calls.ioctl(fd, Request.VFIO_DEVICE_GET_REGION_INFO.number(), bytes.rewind()) >= 0;
    }

    private static Region parse(ByteBuffer bytes) {
        RegionInfo info = RegionInfo.from(bytes.rewind());
        boolean chained = (info.flags() & RegionInfo.FLAG_CAPS) != 0 && info.capOffset() != 0;
        return new Region(info, chained ? CapabilityChain.parse(bytes.rewind(), info.capOffset()) : List.of());
    }

    /** Every region that the device has, by index; an index may be refused, as that of VGA mostly is. */
    List<Region> regions() {
        return IntStream.range(0, info().numRegions())
                .mapToObj(this::find)
                .flatMap(Optional::stream)
                .toList();
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
        others.forEach(calls::close);
        others.clear();
        Refused.check(name, calls.close(fd));
    }

    /** Of each enabled vector, how often it has fired since the guest looked; they stay as they are. */
    List<Long> interrupts() {
        List<Long> counts = new ArrayList<>();
        for (int vector = 0; vector < vectors.size(); vector++) {
            counts.add(takeInterrupts(vector));
        }
        raise(counts);
        return counts;
    }

    /** Lets vectors fire that have fired elsewhere. */
    void raise(List<Long> counts) {
        for (int vector = 0; vector < counts.size(); vector++) {
            if (counts.get(vector) > 0) {
                ByteBuffer count = Little.bytes(counts.get(vector), Long.BYTES);
                Refused.check(name, calls.pwrite(vectors.get(vector), count, 0));
            }
        }
    }

    /** Lets the first vectors of MSI-X, or of MSI where there is none, each signal a new eventfd. */
    void enableVectors(int count) {
        vectors.forEach(calls::close);
        vectors.clear();
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
        int eventfd = vectors.get(vector);
        ByteBuffer count = Little.buffer(Long.BYTES);
        return calls.poll(eventfd) && calls.pread(eventfd, count, 0) > 0 ? count.getLong(0) : 0;
    }

    /** A new eventfd, which is closed with the device. */
    int eventfd() {
        int eventfd = (int) Refused.check("eventfd", calls.eventfd());
        others.add(eventfd);
        return eventfd;
    }

    int ioctl(Request request, ByteBuffer argument) {
        return calls.ioctl(fd, request.number(), argument);
    }

    private void ask(Request request, ByteBuffer argument) {
        Refused.check(name + " " + request, calls.ioctl(fd, request.number(), argument));
    }
}
