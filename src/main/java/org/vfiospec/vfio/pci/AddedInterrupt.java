package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.vfiospec.uapi.AddedIrqInfo;
import org.vfiospec.uapi.Capability;
import org.vfiospec.uapi.CapabilityChain;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.IrqInfo;
import org.vfiospec.uapi.IrqSet;
import org.vfiospec.vfio.VendorInterrupt;
import org.vfiospec.vfio.process.Argument;
import org.vfiospec.vfio.process.EventFd;
import org.vfiospec.vfio.process.VmmProcess;

/** A driver's own interrupt in the device file; the rules of its requests are those of patch 10 of the vendor ops. */
record AddedInterrupt(VendorInterrupt interrupt) {
    private static final int FLAGS = IrqInfo.EVENTFD | IrqInfo.MASKABLE | AddedIrqInfo.FLAG_CAPS;

    /** A chain that does not fit is not an error: the answer says how much room it takes. */
    int info(IrqInfo asked, Argument argument) {
        ByteBuffer body = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        body.putInt(interrupt.type()).putInt(interrupt.subtype()).flip();
        ByteBuffer chain =
                CapabilityChain.toBytes(List.of(new Capability(AddedIrqInfo.CAP_TYPE, 1, body)), AddedIrqInfo.SIZE);
        int needed = AddedIrqInfo.SIZE + chain.remaining();
        boolean fits = Integer.toUnsignedLong(asked.argsz()) >= needed;
        if (fits && argument.copyOut(AddedIrqInfo.SIZE, chain).failed()) {
            return Errno.EFAULT.result();
        }
        ByteBuffer head = new AddedIrqInfo(
                        fits ? asked.argsz() : needed, FLAGS, asked.index(), 1, fits ? AddedIrqInfo.SIZE : 0)
                .toBytes();
        int room = (int) Math.min(AddedIrqInfo.SIZE, Integer.toUnsignedLong(asked.argsz()));
        return argument.copyOut(0, head.limit(room)).result();
    }

    Errno set(IrqRequest request, VmmProcess caller) {
        if (request.action() != IrqSet.ACTION_TRIGGER) {
            return request.action() == 0 ? Errno.EINVAL : Errno.OK;
        }
        if (request.disables() || request.isEventfd() && request.count() == 1 && request.fd(0) < 0) {
            disable();
            return Errno.OK;
        }
        return request.isEventfd() && request.count() == 1 ? enable(request.fd(0), caller) : Errno.EINVAL;
    }

    private Errno enable(int fd, VmmProcess caller) {
        if (interrupt.isEnabled()) {
            return Errno.EEXIST;
        }
        if (caller.file(fd).isEmpty()) {
            return Errno.EBADF;
        }
        Optional<EventFd> eventfd =
                caller.file(fd).filter(EventFd.class::isInstance).map(EventFd.class::cast);
        eventfd.ifPresent(interrupt::enable);
        return eventfd.isPresent() ? Errno.OK : Errno.EINVAL;
    }

    void disable() {
        interrupt.disable();
    }
}
