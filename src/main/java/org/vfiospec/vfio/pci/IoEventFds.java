package org.vfiospec.vfio.pci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.IoEventFd;
import org.vfiospec.vfio.VariantDriver;
import org.vfiospec.vfio.VariantDriver.Access;
import org.vfiospec.vfio.process.EventFd;
import org.vfiospec.vfio.process.OpenFile;
import org.vfiospec.vfio.process.VmmProcess;

/** Writes that the kernel makes for a user each time an eventfd fires. */
final class IoEventFds {
    /** {@code VFIO_PCI_IOEVENTFD_MAX} */
    private static final int LIMIT = 1000;

    private static final int BARS = 6;
    private static final int WIDTHS = IoEventFd.FLAG_8 | IoEventFd.FLAG_16 | IoEventFd.FLAG_32 | IoEventFd.FLAG_64;

    private record Entry(int bar, long position, int width, long data) {}

    private record Active(Entry entry, EventFd eventfd, Runnable listener) {}

    private final PciFunction function;
    private final VariantDriver driver;
    private final MemorySpace memory;
    private final List<Active> active = new ArrayList<>();

    IoEventFds(PciFunction function, VariantDriver driver, MemorySpace memory) {
        this.function = function;
        this.driver = driver;
        this.memory = memory;
    }

    Errno set(IoEventFd asked, Regions regions, VmmProcess caller) {
        int width = asked.flags() & WIDTHS;
        boolean oneWidth = Integer.bitCount(width) == 1 && asked.flags() == width;
        boolean bar = asked.offset() >= 0 && asked.offset() < Regions.offset(BARS);
        // 64 bits: the kernel has no 64-bit MMIO in this path.
        if (!oneWidth || width == IoEventFd.FLAG_64 || !bar || asked.fd() < -1) {
            return Errno.EINVAL;
        }
        long position = Regions.position(asked.offset());
        Region region = regions.at(asked.offset());
        if (!(region instanceof BarRegion target) || !allows(target, position, width)) {
            return Errno.EINVAL;
        }
        if (target.isTaken()) {
            return Errno.EBUSY;
        }
        int index = (int) (asked.offset() / Regions.offset(1));
        return set(new Entry(index, position, width, asked.data()), asked.fd(), caller);
    }

    private static boolean allows(BarRegion region, long position, int width) {
        return position <= region.limit(Access.IOEVENTFD) - width && !region.coversTable(position, width);
    }

    private Errno set(Entry entry, int fd, VmmProcess caller) {
        Optional<Active> same =
                active.stream().filter(each -> each.entry.equals(entry)).findFirst();
        if (fd == -1) {
            same.ifPresent(this::remove);
            return same.isPresent() ? Errno.OK : Errno.ENODEV;
        }
        if (same.isPresent()) {
            return Errno.EEXIST;
        }
        return active.size() >= LIMIT ? Errno.ENOSPC : add(entry, fd, caller);
    }

    private Errno add(Entry entry, int fd, VmmProcess caller) {
        OpenFile file = caller.file(fd).orElse(null);
        if (!(file instanceof EventFd eventfd)) {
            return file == null ? Errno.EBADF : Errno.EINVAL;
        }
        Runnable listener = () -> {
            eventfd.drain();
            write(entry);
        };
        eventfd.listen(listener);
        active.add(new Active(entry, eventfd, listener));
        // What was signalled before it was tied counts too.
        if (eventfd.count() != 0) {
            write(entry);
        }
        return Errno.OK;
    }

    // While memory space is disabled the write is skipped; nobody is there to be told.
    private void write(Entry entry) {
        if (memory.isEnabled() || function.bar(entry.bar).isPort()) {
            function.map(entry.bar, driver.name()).write(entry.position, entry.width, entry.data);
        }
    }

    private void remove(Active entry) {
        entry.eventfd.forget(entry.listener);
        active.remove(entry);
    }

    void removeAll() {
        List.copyOf(active).forEach(this::remove);
    }
}
