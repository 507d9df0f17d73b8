package org.vfiospec.vfio.pci;

import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.process.EventFd;
import org.vfiospec.vfio.process.OpenFile;
import org.vfiospec.vfio.process.VmmProcess;

/** INTx: a level that is masked as soon as it has been delivered, until the user unmasks it. */
final class PinInterrupt {
    private static final int STATUS = 0x06;
    private static final int STATUS_INTERRUPT = 0x8;

    private final PciFunction function;
    private final Wiring wiring;
    private final Signal signal = new Signal();
    private final Runnable unmaskOnSignal = this::resampled;
    private EventFd resample;
    private boolean active;
    private boolean masked;
    private boolean guestDisables;

    PinInterrupt(PciFunction function, Wiring wiring) {
        this.function = function;
        this.wiring = wiring;
    }

    boolean isWired() {
        return Interrupts.hasPin(function);
    }

    boolean isActive() {
        return active;
    }

    Errno trigger(IrqRequest request, VmmProcess caller) {
        if (active && request.disables()) {
            disable();
            return Errno.OK;
        }
        if (request.start() != 0 || request.count() != 1) {
            return Errno.EINVAL;
        }
        if (request.isEventfd()) {
            return active ? assign(request.fd(0), caller) : enable(request.fd(0), caller);
        }
        if (!active) {
            return Errno.EINVAL;
        }
        // vfio_send_intx_eventfd: the guest's DisINTx holds back a loop-back too.
        if (request.selects(0) && !guestDisables) {
            signal.signal();
        }
        return Errno.OK;
    }

    private Errno enable(int fd, VmmProcess caller) {
        Errno assigned = assign(fd, caller);
        if (assigned.failed()) {
            return assigned;
        }
        active = true;
        masked = guestDisables;
        hardware(masked);
        wiring.controller().onPin(function, this::asserted);
        return Errno.OK;
    }

    private Errno assign(int fd, VmmProcess caller) {
        if (fd < 0) {
            signal.clear();
            return Errno.OK;
        }
        return signal.set(fd, caller);
    }

    private String asserted() {
        if (masked) {
            return "nobody: masked";
        }
        mask();
        return signal.signal() ? "eventfd" : "nobody: no eventfd";
    }

    Errno mask(IrqRequest request) {
        Errno errno = check(request);
        if (errno.failed() || request.isEventfd()) {
            return errno.failed() ? errno : Errno.ENOTTY;
        }
        if (request.selects(0)) {
            mask();
        }
        return Errno.OK;
    }

    Errno unmask(IrqRequest request, VmmProcess caller) {
        Errno errno = check(request);
        if (errno.failed()) {
            return errno;
        }
        if (request.isEventfd()) {
            return resampleBy(request.fd(0), caller);
        }
        if (request.selects(0)) {
            unmask();
        }
        return Errno.OK;
    }

    private Errno check(IrqRequest request) {
        return active && request.start() == 0 && request.count() == 1 ? Errno.OK : Errno.EINVAL;
    }

    // vfio_virqfd_enable: one at a time, and what was signalled before it was set counts too.
    private Errno resampleBy(int fd, VmmProcess caller) {
        if (fd < 0) {
            forgetResample();
            return Errno.OK;
        }
        OpenFile file = caller.file(fd).orElse(null);
        if (!(file instanceof EventFd found)) {
            return file == null ? Errno.EBADF : Errno.EINVAL;
        }
        if (resample != null) {
            return Errno.EBUSY;
        }
        resample = found;
        found.listen(unmaskOnSignal);
        if (found.count() != 0) {
            unmask();
        }
        return Errno.OK;
    }

    /** The kernel takes what was signalled, so that nobody else reads it. */
    private void resampled() {
        resample.drain();
        unmask();
    }

    void guestDisables(boolean disables) {
        if (disables != guestDisables && active) {
            if (disables) {
                mask();
            } else {
                guestDisables = false;
                unmask();
            }
        }
        guestDisables = disables;
    }

    /** The device is closed: its next user's guest has disabled nothing yet. */
    void forgetGuest() {
        guestDisables = false;
    }

    void disable() {
        if (active) {
            wiring.controller().forgetPin(function);
            signal.clear();
            forgetResample();
            hardware(true);
            active = false;
        }
    }

    boolean maskIfOpen() {
        boolean open = active && !masked;
        if (open) {
            mask();
        }
        return open;
    }

    private void mask() {
        masked = true;
        hardware(true);
    }

    // vfio_pci_intx_unmask_handler: a line that is still asserted is delivered again and stays masked.
    void unmask() {
        if (active && masked && !guestDisables) {
            if (function.config().has(STATUS, 2, STATUS_INTERRUPT)) {
                signal.signal();
            } else {
                masked = false;
                hardware(false);
            }
        }
    }

    private void hardware(boolean disable) {
        int command = function.config().read(ConfigSpace.COMMAND, 2);
        int bit = ConfigSpace.COMMAND_INTX_DISABLE;
        function.writeConfig(wiring.party(), ConfigSpace.COMMAND, 2, disable ? command | bit : command & ~bit);
    }

    private void forgetResample() {
        if (resample != null) {
            resample.forget(unmaskOnSignal);
            resample = null;
        }
    }
}
