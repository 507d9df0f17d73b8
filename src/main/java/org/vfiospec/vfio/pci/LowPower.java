package org.vfiospec.vfio.pci;

import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.core.Kernel;
import org.vfiospec.vfio.process.VmmProcess;

/**
 * Runtime power management of an open device: once its user allows it, the function sleeps whenever no call is at work
 * on it ({@code vfio_pci_core_runtime_suspend}, {@code _resume}).
 */
final class LowPower {
    private static final String KERNEL = "kernel";
    private static final int D_STATE = 0x3;
    private static final int D0 = 0;
    private static final int D3HOT = 3;

    private final Kernel kernel;
    private final PciFunction function;
    private final MemorySpace memory;
    private final Interrupts interrupts;
    private final ConfigRules rules;
    private Signal wakeup = new Signal();
    private boolean allowed;
    private boolean asleep;
    private boolean pinMasked;

    LowPower(VfioPciDevice device, ConfigRules rules) {
        this.kernel = device.kernel();
        this.function = device.function();
        this.memory = device.memory();
        this.interrupts = device.interrupts();
        this.rules = rules;
    }

    /** {@code EINVAL} if it is allowed already. */
    Errno enter() {
        return enter(new Signal());
    }

    /** With an eventfd that is signalled when the function has been woken; waking ends the permission then. */
    Errno enter(int fd, VmmProcess caller) {
        Signal given = new Signal();
        Errno taken = fd < 0 ? Errno.EINVAL : given.set(fd, caller);
        return taken.failed() ? taken : enter(given);
    }

    private Errno enter(Signal given) {
        memory.zap();
        if (allowed) {
            return Errno.EINVAL;
        }
        allowed = true;
        wakeup = given;
        memory.lend(true);
        return Errno.OK;
    }

    void exit() {
        allowed = false;
        wakeup.clear();
        memory.lend(false);
    }

    /** A call needs the function, or the function itself asks to be woken; {@code EIO} if it does not come back. */
    Errno resume() {
        if (!asleep) {
            return Errno.OK;
        }
        if (kernel.staysAsleep(function)) {
            return Errno.EIO;
        }
        asleep = false;
        enterHardware(D0);
        memory.sleep(false);
        if (wakeup.signal()) {
            exit();
        }
        if (pinMasked) {
            interrupts.unmaskPin();
        }
        return Errno.OK;
    }

    /** No call is at work any more. */
    void settle() {
        if (allowed && !asleep) {
            rules.wake();
            pinMasked = interrupts.maskPin();
            asleep = true;
            memory.sleep(true);
            enterHardware(D3HOT);
        }
    }

    private void enterHardware(int state) {
        int at = function.config().find(Capability.POWER_MANAGEMENT);
        if (at != 0) {
            int register = function.config().read(at + 4, 2);
            function.writeConfig(KERNEL, at + 4, 2, register & ~D_STATE | state);
        }
    }
}
