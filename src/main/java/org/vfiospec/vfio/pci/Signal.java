package org.vfiospec.vfio.pci;

import java.util.Optional;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.process.EventFd;
import org.vfiospec.vfio.process.OpenFile;
import org.vfiospec.vfio.process.VmmProcess;

/** One eventfd that the kernel signals, if a user has set it. */
final class Signal {
    private EventFd eventfd;

    /** Returns whether anybody was told. */
    boolean signal() {
        if (eventfd != null) {
            eventfd.signal();
        }
        return eventfd != null;
    }

    boolean isSet() {
        return eventfd != null;
    }

    void clear() {
        eventfd = null;
    }

    /** Takes a descriptor: {@code EBADF} if it is not open, {@code EINVAL} if it is no eventfd; nothing changes then. */
    Errno set(int fd, VmmProcess caller) {
        Optional<OpenFile> file = caller.file(fd);
        if (file.isEmpty()) {
            return Errno.EBADF;
        }
        if (!(file.get() instanceof EventFd found)) {
            return Errno.EINVAL;
        }
        eventfd = found;
        return Errno.OK;
    }

    /** A trigger request for an index with a single eventfd, as {@code vfio_pci_set_ctx_trigger_single}. */
    Errno set(IrqRequest request, VmmProcess caller) {
        if (request.isNone()) {
            return loopBack(request);
        }
        if (request.count() == 0) {
            return Errno.EINVAL;
        }
        return request.isBool() ? loopBack(request) : assign(request.fd(0), caller);
    }

    private Errno loopBack(IrqRequest request) {
        if (request.isNone() && eventfd == null) {
            return Errno.EINVAL;
        }
        if (request.count() == 0) {
            clear();
        } else if (request.selects(0)) {
            signal();
        }
        return Errno.OK;
    }

    private Errno assign(int fd, VmmProcess caller) {
        if (fd == -1) {
            clear();
        }
        return fd < 0 ? Errno.OK : set(fd, caller);
    }
}
