package org.vfiospec.vfio.pci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfiospec.iommu.InterruptController;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.process.VmmProcess;

/** MSI and MSI-X: vectors whose messages belong to the host, each with an eventfd of the user's. */
final class MessageInterrupts {
    private static final long DOORBELL = Iommu.MSI_WINDOW + InterruptController.DOORBELL;
    private static final int MSI_ENABLE = 0x1;
    private static final int MSIX_ENABLE = 0x8000;
    private static final int MASKED = 1;
    private static final int MOST_MSI = 32;
    private static final int CPUS = 64;

    private final PciFunction function;
    private final Wiring wiring;
    private final List<Signal> vectors = new ArrayList<>();
    /** The event that the message of the first vector carries. */
    private int event;

    private IrqIndex active;

    MessageInterrupts(PciFunction function, Wiring wiring) {
        this.function = function;
        this.wiring = wiring;
    }

    Optional<IrqIndex> active() {
        return Optional.ofNullable(active);
    }

    /** Returns 0, {@code -errno}, or the number of vectors there are when more were asked for. */
    int trigger(IrqIndex index, IrqRequest request, VmmProcess caller) {
        if (index == active && request.disables()) {
            disable();
            return 0;
        }
        if (active != null && index != active) {
            return Errno.EINVAL.result();
        }
        if (!request.isEventfd()) {
            return active == null ? Errno.EINVAL.result() : loopBack(request);
        }
        return active == null
                ? enable(index, request, caller)
                : assign(request, caller).result();
    }

    private int loopBack(IrqRequest request) {
        for (int i = 0; i < request.count(); i++) {
            if (request.start() + i < vectors.size() && request.selects(i)) {
                vectors.get(request.start() + i).signal();
            }
        }
        return 0;
    }

    private int enable(IrqIndex index, IrqRequest request, VmmProcess caller) {
        int wanted = request.start() + request.count();
        if (wanted == 0) {
            return Errno.ERANGE.result();
        }
        int available = wiring.available().applyAsInt(wanted);
        if (available < wanted) {
            return available;
        }
        switchOn(index, wanted);
        Errno assigned = assign(request, caller);
        if (assigned.failed()) {
            disable();
        }
        return assigned.result();
    }

    private void switchOn(IrqIndex index, int count) {
        active = index;
        for (int vector = 0; vector < count; vector++) {
            Signal signal = new Signal();
            vectors.add(signal);
        }
        listen();
        pinOff(true);
        restore();
    }

    private void listen() {
        for (int vector = 0; vector < vectors.size(); vector++) {
            Signal signal = vectors.get(vector);
            wiring.controller()
                    .onMessage(function, event + vector, () -> signal.signal() ? "eventfd" : "nobody: no eventfd");
        }
    }

    private void stopListening() {
        for (int vector = 0; vector < vectors.size(); vector++) {
            wiring.controller().forget(function, event + vector);
        }
    }

    /** The host spreads interrupts over its CPUs anew: messages go to other events, and reach the same eventfds. */
    void rebalance() {
        stopListening();
        event = (event + MOST_MSI) % (MOST_MSI * CPUS);
        listen();
        restore();
    }

    private Errno assign(IrqRequest request, VmmProcess caller) {
        if (request.start() + request.count() > vectors.size()) {
            return Errno.EINVAL;
        }
        for (int i = 0; i < request.count(); i++) {
            Errno errno = assign(request.start() + i, request.fd(i), caller);
            if (errno.failed()) {
                unwind(request.start(), i);
                return errno;
            }
        }
        return Errno.OK;
    }

    private Errno assign(int vector, int fd, VmmProcess caller) {
        vectors.get(vector).clear();
        Errno errno = fd < 0 ? Errno.OK : vectors.get(vector).set(fd, caller);
        writeEntry(vector);
        return errno;
    }

    private void unwind(int start, int count) {
        for (int vector = start; vector < start + count; vector++) {
            vectors.get(vector).clear();
            writeEntry(vector);
        }
    }

    void disable() {
        if (active == null) {
            return;
        }
        int at = capability();
        write(at + 2, function.config().read(at + 2, 2) & ~(active == IrqIndex.MSI ? MSI_ENABLE : MSIX_ENABLE));
        stopListening();
        vectors.clear();
        active = null;
        pinOff(false);
    }

    /** Writes the host's messages into the function: at the start, and after a reset has wiped them out. */
    void restore() {
        if (active == IrqIndex.MSI) {
            restoreMsi(capability());
        } else if (active == IrqIndex.MSIX) {
            for (int vector = 0; vector < vectors.size(); vector++) {
                writeEntry(vector);
            }
            write(capability() + 2, function.config().read(capability() + 2, 2) | MSIX_ENABLE);
        }
    }

    // Vectors are granted in powers of two; the low bits of the data are the function's.
    private void restoreMsi(int at) {
        int granted = 32 - Integer.numberOfLeadingZeros(vectors.size() - 1);
        function.writeConfig(wiring.party(), at + 4, 4, (int) DOORBELL);
        function.writeConfig(wiring.party(), at + 8, 4, (int) (DOORBELL >>> 32));
        function.writeConfig(wiring.party(), at + 12, 2, event);
        write(at + 2, function.config().read(at + 2, 2) & ~0x70 | granted << 4 | MSI_ENABLE);
    }

    private void writeEntry(int vector) {
        if (active == IrqIndex.MSIX) {
            MsixTable table = MsixTable.of(function);
            Mmio registers = function.map(table.bar(), wiring.party());
            long entry = table.offset() + (long) MsixTable.ENTRY * vector;
            registers.write(entry, 4, DOORBELL);
            registers.write(entry + 4, 4, DOORBELL >>> 32);
            registers.write(entry + 8, 4, event + vector);
            registers.write(entry + 12, 4, vectors.get(vector).isSet() ? 0 : MASKED);
        }
    }

    private int capability() {
        return function.config().find(active == IrqIndex.MSI ? Capability.MSI : Capability.MSIX);
    }

    private void pinOff(boolean off) {
        int command = function.config().read(ConfigSpace.COMMAND, 2);
        int bit = ConfigSpace.COMMAND_INTX_DISABLE;
        if (Interrupts.hasPin(function)) {
            write(ConfigSpace.COMMAND, off ? command | bit : command & ~bit);
        }
    }

    private void write(int offset, int value) {
        function.writeConfig(wiring.party(), offset, 2, value);
    }
}
