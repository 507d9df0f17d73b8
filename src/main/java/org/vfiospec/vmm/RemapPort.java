package org.vfiospec.vmm;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vfiospec.uapi.AddedIrqInfo;
import org.vfiospec.uapi.CapabilityChain;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.IrqSet;
import org.vfiospec.uapi.Request;

/** The interrupt by which a driver has BARs looked at again, from the user's side of the file. */
public final class RemapPort {
    private static final int FIRST_ADDED = 5;
    private static final int EVENTFD = IrqSet.DATA_EVENTFD | IrqSet.ACTION_TRIGGER;

    private final DeviceFile file;
    private final AddedIrqInfo info;

    private RemapPort(DeviceFile file, AddedIrqInfo info) {
        this.file = file;
        this.info = info;
    }

    /** Finds the interrupt by its type, never by a fixed index; most devices have none. */
    static Optional<RemapPort> of(DeviceFile file) {
        return IntStream.range(FIRST_ADDED, file.info().numIrqs())
                .mapToObj(index -> describe(file, index))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<RemapPort> describe(DeviceFile file, int index) {
        int needed = AddedIrqInfo.from(ask(file, index, AddedIrqInfo.SIZE)).argsz();
        ByteBuffer whole = ask(file, index, Math.max(needed, AddedIrqInfo.SIZE));
        AddedIrqInfo info = AddedIrqInfo.from(whole.duplicate().order(whole.order()));
        boolean remap = CapabilityChain.parse(whole, info.capOffset()).stream()
                .filter(found -> found.id() == AddedIrqInfo.CAP_TYPE)
                .anyMatch(found -> found.body().getInt() == AddedIrqInfo.TYPE_REMAP_BAR_REGION);
        return remap ? Optional.of(new RemapPort(file, info)) : Optional.empty();
    }

    private static ByteBuffer ask(DeviceFile file, int index, int size) {
        ByteBuffer bytes = Little.buffer(size);
        new AddedIrqInfo(size, 0, index, 0, 0).putTo(bytes);
        Refused.check(file.name(), file.ioctl(Request.VFIO_DEVICE_GET_IRQ_INFO, bytes.rewind()));
        return bytes;
    }

    /** What the kernel says of it. */
    public AddedIrqInfo info() {
        return info;
    }

    /** Gives it an eventfd. */
    public Errno enable(int eventfd) {
        return request(EVENTFD, 0, List.of(eventfd));
    }

    /** Stops listening, as a VMM does that knows of no such thing. */
    public void ignore() {
        Refused.check(file.name(), enable(-1).result());
    }

    /** An eventfd that nobody listens to. */
    public int idleEventfd() {
        return file.eventfd();
    }

    /** Any request about it; {@code data} are the entries of 4 bytes, as many as there are vectors. */
    public Errno request(int flags, int start, List<Integer> data) {
        ByteBuffer set = Little.buffer(IrqSet.SIZE + Integer.BYTES * data.size());
        new IrqSet(set.capacity(), flags, info.index(), start, data.size()).putTo(set);
        data.forEach(set::putInt);
        return Errno.of(file.ioctl(Request.VFIO_DEVICE_SET_IRQS, set.flip()));
    }

    /** Asks the kernel about the interrupt index after the last one. */
    public Errno askBeyond() {
        ByteBuffer bytes = Little.buffer(AddedIrqInfo.SIZE);
        new AddedIrqInfo(AddedIrqInfo.SIZE, 0, file.info().numIrqs(), 0, 0).putTo(bytes);
        return Errno.of(file.ioctl(Request.VFIO_DEVICE_GET_IRQ_INFO, bytes.rewind()));
    }
}
