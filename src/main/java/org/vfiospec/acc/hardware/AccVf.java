package org.vfiospec.acc.hardware;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.acc.Generation;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.FunctionModel;
import org.vfiospec.pci.Mmio;

/** A virtual function of an accelerator: a queue manager of its own behind a BAR2 of 64 KiB in two halves. */
public final class AccVf implements FunctionModel {
    private final QueueManager queues;
    private final Mmio bar2;
    private final Mmio pfWindow;

    /** @param moved whether the chip shows the migration registers in the PF now, and no longer here */
    AccVf(QueueManager queues, Generation generation, BooleanSupplier moved) {
        this.queues = queues;
        this.pfWindow = new WindowMap(queues.registers())
                .with(ContextRegister.V4_BASE, ContextRegister.SIZE, queues.contexts());
        this.bar2 = switch (generation) {
            case V2 -> queues.registers();
            case V3 -> withContexts(queues, queues.contexts(), ContextRegister.SIZE);
            case V4 -> withContexts(queues, new Movable(queues.contexts(), moved), ContextRegister.V3_BASE);
        };
    }

    private static Mmio withContexts(QueueManager queues, Mmio upper, long size) {
        return new WindowMap(queues.registers()).with(ContextRegister.V3_BASE, size, upper);
    }

    /** The registers as the PF's window shows them. */
    Mmio pfWindow() {
        return pfWindow;
    }

    /** The upper half of a V4 chip: nobody answers once it has moved. */
    private record Movable(Mmio contexts, BooleanSupplier moved) implements Mmio {
        private Mmio answering() {
            return moved.getAsBoolean() ? VfWindows.NOBODY : contexts;
        }

        @Override
        public long read(long offset, int width) {
            return answering().read(offset, width);
        }

        @Override
        public void write(long offset, int width, long value) {
            answering().write(offset, width, value);
        }

        @Override
        public String nameOf(long offset) {
            return answering().nameOf(offset);
        }
    }

    @Override
    public Map<Integer, Mmio> windows() {
        return Map.of(2, bar2);
    }

    @Override
    public void connect(BusMaster bus) {
        queues.connect(bus);
    }

    @Override
    public void reset() {
        queues.reset();
    }

    @Override
    public boolean work() {
        return queues.work();
    }
}
