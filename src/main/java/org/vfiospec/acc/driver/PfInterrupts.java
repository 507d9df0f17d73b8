package org.vfiospec.acc.driver;

import java.util.Map;
import org.vfiospec.iommu.InterruptController;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.Capability;

/** The MSI vectors of a PF in the hands of its driver: a message calls the handler of its vector. */
final class PfInterrupts {
    private static final long DOORBELL = Iommu.MSI_WINDOW + InterruptController.DOORBELL;
    private static final int ENABLE = 0x1;
    /** Four vectors, as their logarithm. */
    private static final int GRANTED = 2 << 4;

    private final PciFunction function;
    private final String party;

    PfInterrupts(PciFunction function, String party) {
        this.function = function;
        this.party = party;
    }

    /** @param handlers by vector */
    void enable(InterruptController controller, Map<Integer, Runnable> handlers) {
        handlers.forEach((vector, handler) -> controller.onMessage(function, vector, () -> {
            handler.run();
            return party;
        }));
        int at = function.config().find(Capability.MSI);
        function.writeConfig(party, at + 4, 4, (int) DOORBELL);
        function.writeConfig(party, at + 8, 4, (int) (DOORBELL >>> 32));
        function.writeConfig(party, at + 12, 2, 0);
        function.writeConfig(party, at + 2, 2, GRANTED | ENABLE);
    }
}
