package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.pci.config.PortType;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.IrqInfo;
import org.vfiospec.uapi.IrqSet;
import org.vfiospec.vfio.VendorInterrupt;
import org.vfiospec.vfio.process.Argument;
import org.vfiospec.vfio.process.VmmProcess;

/** The interrupts of one device: at most one of INTx, MSI and MSI-X is active; errors and requests have their own. */
final class Interrupts {
    private static final long LARGEST_COUNT = 0xffff_ffffL;

    private final PciFunction function;
    private final Wiring wiring;
    private final Signal error = new Signal();
    private final Signal request = new Signal();
    private final PinInterrupt pin;
    private final MessageInterrupts messages;
    private List<AddedInterrupt> added = List.of();

    Interrupts(PciFunction function, Wiring wiring) {
        this.function = function;
        this.wiring = wiring;
        this.messages = new MessageInterrupts(function, wiring);
        this.pin = new PinInterrupt(function, wiring);
    }

    /** The driver's own interrupts, from now on. */
    void add(List<VendorInterrupt> interrupts) {
        added = interrupts.stream().map(AddedInterrupt::new).toList();
    }

    /** How many interrupt indexes there are. */
    int indexes() {
        return IrqIndex.values().length + added.size();
    }

    private Optional<AddedInterrupt> added(int index) {
        int place = index - IrqIndex.values().length;
        return place >= 0 && place < added.size() ? Optional.of(added.get(place)) : Optional.empty();
    }

    int info(IrqInfo asked, Argument argument) {
        int index = asked.index();
        if (added(index).isPresent()) {
            return added(index).get().info(asked, argument);
        }
        boolean known = index >= 0 && index < IrqIndex.values().length;
        if (!known || IrqIndex.values()[index] == IrqIndex.ERR && !isExpress()) {
            return Errno.EINVAL.result();
        }
        IrqIndex which = IrqIndex.values()[index];
        return argument.copyOut(0, new IrqInfo(asked.argsz(), flags(which), index, count(which)).toBytes())
                .result();
    }

    private static int flags(IrqIndex index) {
        return index == IrqIndex.INTX
                ? IrqInfo.EVENTFD | IrqInfo.MASKABLE | IrqInfo.AUTOMASKED
                : IrqInfo.EVENTFD | IrqInfo.NORESIZE;
    }

    private int count(IrqIndex index) {
        return switch (index) {
            case INTX -> pin.isWired() ? 1 : 0;
            case MSI -> msiVectors();
            case MSIX -> MsixTable.of(function).vectors();
            case ERR -> isExpress() ? 1 : 0;
            case REQ -> 1;
        };
    }

    private int msiVectors() {
        int at = function.config().find(Capability.MSI);
        return at == 0 ? 0 : 1 << (function.config().read(at + 2, 2) >> 1 & 0x7);
    }

    private boolean isExpress() {
        return function.config().portType() != PortType.CONVENTIONAL;
    }

    int set(IrqSet head, Argument argument, VmmProcess caller) {
        Errno general = check(head);
        if (general.failed()) {
            return general.result();
        }
        Optional<ByteBuffer> data = argument.copyIn(IrqSet.SIZE, payload(head));
        if (data.isEmpty()) {
            return Errno.EFAULT.result();
        }
        IrqRequest request = new IrqRequest(head, data.get());
        return added(head.index())
                .map(interrupt -> interrupt.set(request, caller).result())
                .orElseGet(() -> dispatch(IrqIndex.values()[head.index()], request, caller));
    }

    // vfio_set_irqs_validate_and_prepare; the wrap of start + count comes before their sum.
    private Errno check(IrqSet head) {
        long start = Integer.toUnsignedLong(head.start());
        long count = Integer.toUnsignedLong(head.count());
        boolean known = head.index() >= 0 && head.index() < indexes();
        boolean flags = (head.flags() & ~(IrqSet.DATA_TYPES | IrqSet.ACTION_TYPES)) == 0;
        if (!known || count >= LARGEST_COUNT - start || !flags) {
            return Errno.EINVAL;
        }
        int vectors = added(head.index()).isPresent() ? 1 : count(IrqIndex.values()[head.index()]);
        boolean inside = start < vectors && start + count <= vectors;
        boolean oneType = Integer.bitCount(head.flags() & IrqSet.DATA_TYPES) == 1;
        boolean enough = Integer.toUnsignedLong(head.argsz()) - IrqSet.SIZE >= payload(head);
        return inside && oneType && enough ? Errno.OK : Errno.EINVAL;
    }

    private static long payload(IrqSet head) {
        int entry = (head.flags() & IrqSet.DATA_EVENTFD) != 0
                ? Integer.BYTES
                : (head.flags() & IrqSet.DATA_BOOL) != 0 ? 1 : 0;
        return Integer.toUnsignedLong(head.count()) * entry;
    }

    private int dispatch(IrqIndex index, IrqRequest request, VmmProcess caller) {
        return switch (request.action()) {
            case IrqSet.ACTION_TRIGGER -> trigger(index, request, caller);
            case IrqSet.ACTION_MASK ->
                index == IrqIndex.INTX ? pin.mask(request).result() : Errno.ENOTTY.result();
            case IrqSet.ACTION_UNMASK ->
                index == IrqIndex.INTX ? pin.unmask(request, caller).result() : Errno.ENOTTY.result();
            default -> Errno.ENOTTY.result();
        };
    }

    private int trigger(IrqIndex index, IrqRequest request, VmmProcess caller) {
        return switch (index) {
            case INTX ->
                messages.active().isPresent()
                        ? Errno.EINVAL.result()
                        : pin.trigger(request, caller).result();
            case MSI, MSIX -> pin.isActive() ? Errno.EINVAL.result() : messages.trigger(index, request, caller);
            case ERR -> error.set(request, caller).result();
            case REQ -> this.request.set(request, caller).result();
        };
    }

    boolean isMsi() {
        return messages.active().filter(IrqIndex.MSI::equals).isPresent();
    }

    /** The function goes to sleep; returns whether its pin was not masked yet. */
    boolean maskPin() {
        return pin.maskIfOpen();
    }

    void unmaskPin() {
        pin.unmask();
    }

    /** The guest's view of DisINTx, which masks in software. */
    void guestDisablesPin(boolean disables) {
        pin.guestDisables(disables);
    }

    void writeConfig(int offset, int width, int value) {
        function.writeConfig(wiring.party(), offset, width, value);
    }

    /** The kernel wants the device back. */
    boolean request() {
        return request.signal();
    }

    /** The host's error recovery has found a fatal error. */
    boolean reportError() {
        return error.signal();
    }

    /** The last user has left: nothing of theirs is signalled any more. */
    void disableAll() {
        messages.disable();
        pin.disable();
        pin.forgetGuest();
        error.clear();
        request.clear();
        added.forEach(AddedInterrupt::disable);
    }

    void rebalance() {
        messages.rebalance();
    }

    /** Host-side set-up that a reset of the function has wiped out is written again. */
    void restore() {
        messages.restore();
    }

    static boolean hasPin(PciFunction function) {
        return !function.isVirtual() && function.config().read(ConfigSpace.INTERRUPT_PIN, 1) != 0;
    }
}
