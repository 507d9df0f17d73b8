package org.vfiospec.acc.hardware;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.acc.DoorbellPage;
import org.vfiospec.acc.Generation;
import org.vfiospec.acc.Register;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.FunctionModel;
import org.vfiospec.pci.Mmio;

/** A virtual function of an accelerator: a queue manager of its own behind a BAR2 of 64 KiB in two halves, and doorbell pages in BAR4. */
public final class AccVf implements FunctionModel {
    private static final int REGISTERS = 2;

    private final QueueManager queues;
    private final Mmio pfWindow;
    private final Map<Integer, Mmio> windows;
    private final Runnable resetHeard;

    /**
     * @param moved whether the chip shows the migration registers in the PF now, and no longer here
     * @param resetHeard tells the rest of the chip of a reset of this function
     */
    AccVf(QueueManager queues, Generation generation, BooleanSupplier moved, Runnable resetHeard) {
        this.queues = queues;
        this.resetHeard = resetHeard;
        this.pfWindow = new WindowMap(queues.registers())
                .with(ContextRegister.V4_BASE, ContextRegister.SIZE, queues.contexts());
        this.windows = switch (generation) {
            case V2 -> Map.of(REGISTERS, queues.registers());
            case V3 -> windows(withContexts(queues, queues.contexts(), ContextRegister.SIZE));
            case V4 -> windows(withContexts(queues, new Movable(queues.contexts(), moved), ContextRegister.V3_BASE));
        };
    }

    private Map<Integer, Mmio> windows(Mmio bar2) {
        return Map.of(REGISTERS, bar2, DoorbellPage.BAR, queues.pages());
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
        return windows;
    }

    @Override
    public void connect(BusMaster bus) {
        queues.connect(bus);
    }

    @Override
    public void reset() {
        queues.reset();
        resetHeard.run();
    }

    /** The next write of a register, in either half, gets lost on its way. */
    public void loseNextWrite(Register register) {
        queues.loseNextWrite(register);
    }

    boolean isIdle() {
        return queues.isIdle();
    }

    @Override
    public boolean work() {
        return queues.work();
    }
}
