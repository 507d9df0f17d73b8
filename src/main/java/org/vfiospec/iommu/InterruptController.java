package org.vfiospec.iommu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.vfiospec.pci.Destination;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Request;
import org.vfiospec.trace.Interrupt;
import org.vfiospec.trace.Trace;

/**
 * Turns messages and pins into calls of the kernel's handlers.
 *
 * <p>As an arm64 ITS does, it looks a message up by the requester id that the bus delivers and the event in its data,
 * so that no function can raise another function's interrupt.
 */
public final class InterruptController {
    /** The physical page of the doorbell; a message is a 4-byte write at {@link #DOORBELL} in it. */
    public static final long PAGE = 0x2_0210_0000L;

    public static final int DOORBELL = 0x40;

    private record Event(int requesterId, int data) {}

    private final Trace trace;
    private final Map<Event, Supplier<String>> handlers = new HashMap<>();
    private final Map<PciFunction, Supplier<String>> pins = new HashMap<>();

    InterruptController(Trace trace) {
        this.trace = trace;
    }

    /** Sets what a message of a function does; the handler returns who was told. The vector is the message's data. */
    public void onMessage(PciFunction function, int vector, Supplier<String> handler) {
        handlers.put(new Event(function.bdf().requesterId(), vector), handler);
    }

    public void forget(PciFunction function, int vector) {
        handlers.remove(new Event(function.bdf().requesterId(), vector));
    }

    /** Sets what a function's interrupt pin does when it is asserted. */
    public void onPin(PciFunction function, Supplier<String> handler) {
        pins.put(function, handler);
    }

    public void forgetPin(PciFunction function) {
        pins.remove(function);
    }

    String pin(PciFunction function) {
        return pins.getOrDefault(function, () -> "nobody").get();
    }

    boolean isDoorbell(long physical) {
        return physical - PAGE >= 0 && physical - PAGE < HostMemory.PAGE;
    }

    Destination message(Request request, long physical) {
        boolean message = request.write() && physical == PAGE + DOORBELL && request.length() == 4;
        return message ? new Doorbell(request) : Destination.nowhere("no register of the interrupt controller");
    }

    private void raise(Request request, int data) {
        Supplier<String> handler = handlers.get(new Event(request.requesterId(), data));
        String told = handler == null ? "nobody: the requester has no event " + data : handler.get();
        trace.record(new Interrupt(request.requester().name(), "message", data, told));
    }

    private final class Doorbell implements Destination {
        private final Request request;

        Doorbell(Request request) {
            this.request = request;
        }

        @Override
        public String verdict() {
            return "translated to the interrupt controller";
        }

        @Override
        public boolean read(ByteBuffer into) {
            return false;
        }

        @Override
        public boolean write(ByteBuffer from) {
            raise(request, from.order(ByteOrder.LITTLE_ENDIAN).getInt());
            return true;
        }
    }
}
