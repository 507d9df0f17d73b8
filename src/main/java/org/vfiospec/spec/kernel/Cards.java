package org.vfiospec.spec.kernel;

import java.util.Map;
import org.vfiospec.pci.config.Acs;
import org.vfiospec.pci.config.ConfigLayout;
import org.vfiospec.pci.config.PortType;

/** The cards of the bench, as their data sheets describe them. */
final class Cards {
    /** Where a card with MSI-X keeps its table. */
    static final int TABLE_BAR = 4;

    static final int TABLE = 0x1000;
    static final int VECTORS = 8;

    private static final int VENDOR = 0x1af4;
    private static final int DEVICE = 0x10ff;

    private Cards() {}

    /** Everything a card can have: pin, MSI, MSI-X, power states, and a reset of its own. */
    static ConfigLayout complete() {
        return card().interruptPin(1)
                .powerManagement()
                .msi(4)
                .msix(VECTORS, TABLE_BAR, TABLE)
                .express(PortType.INTEGRATED_ENDPOINT);
    }

    /** One function of a slot that is reset as a whole. */
    static ConfigLayout inSlot() {
        return card().multifunction().msi(4).express(PortType.ENDPOINT).acs(Acs.ISOLATION, Acs.ISOLATION);
    }

    /** Conventional PCI: no reset of its own, no error reporting. */
    static ConfigLayout conventional() {
        return card().interruptPin(1);
    }

    static ConfigLayout physicalFunction(int virtual) {
        return card().msi(4)
                .express(PortType.INTEGRATED_ENDPOINT)
                .sriov(0x200, virtual, 1, 1, DEVICE + 1, Map.of(2, 0x1_0000L));
    }

    static ConfigLayout virtualFunction() {
        return ConfigLayout.virtualFunction().msi(4).express(PortType.INTEGRATED_ENDPOINT);
    }

    private static ConfigLayout card() {
        return ConfigLayout.endpoint(VENDOR, DEVICE)
                .classCode(0x020000)
                .memory32(0, 0x100)
                .memory64(2, 0x1_0000)
                .memory64(TABLE_BAR, 0x4000);
    }
}
