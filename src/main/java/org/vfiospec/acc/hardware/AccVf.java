package org.vfiospec.acc.hardware;

import java.util.Map;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.acc.Generation;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.FunctionModel;
import org.vfiospec.pci.Mmio;

/** A virtual function of an accelerator: a queue manager of its own behind a BAR2 of 64 KiB in two halves. */
public final class AccVf implements FunctionModel {
    private final QueueManager queues;
    private final Mmio bar2;

    AccVf(QueueManager queues, Generation generation) {
        this.queues = queues;
        this.bar2 = generation == Generation.V3
                ? new WindowMap(queues.registers())
                        .with(ContextRegister.V3_BASE, ContextRegister.SIZE, queues.contexts())
                : queues.registers();
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
