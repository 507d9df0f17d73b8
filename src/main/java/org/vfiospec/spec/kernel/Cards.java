package org.vfiospec.spec.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

    /** Where the display controller has its ports. */
    static final int PORT_BAR = 1;

    static final int PORTS = 0x20;

    /** Bytes of the window of its ROM, and of the image in it. */
    static final int ROM_WINDOW = 0x8000;

    static final int ROM_IMAGE = 0x6000;

    private static final int ROM_DATA = 0x40;
    private static final int DISPLAY = 0x10fe;
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

    /** A display controller: ports, a ROM, and the addresses of VGA. */
    static ConfigLayout display() {
        return ConfigLayout.endpoint(VENDOR, DISPLAY)
                .classCode(0x030000)
                .memory32(0, 0x1000)
                .ports(PORT_BAR, PORTS)
                .memory64(2, 0x1_0000)
                .rom(ROM_WINDOW)
                .powerManagement()
                .msi(1)
                .express(PortType.INTEGRATED_ENDPOINT);
    }

    /** An option ROM of one image: its signatures, its length in blocks of 512 bytes, and code that counts upwards. */
    static byte[] romImage() {
        ByteBuffer image = ByteBuffer.allocate(ROM_IMAGE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < ROM_IMAGE; i++) {
            image.put(i, (byte) i);
        }
        image.putShort(0, (short) 0xaa55).putShort(24, (short) ROM_DATA);
        image.put(ROM_DATA, "PCIR".getBytes(StandardCharsets.US_ASCII));
        image.putShort(ROM_DATA + 16, (short) (ROM_IMAGE / 512)).put(ROM_DATA + 21, (byte) 0x80);
        return image.array();
    }

    private static ConfigLayout card() {
        return ConfigLayout.endpoint(VENDOR, DEVICE)
                .classCode(0x020000)
                .memory32(0, 0x100)
                .memory64(2, 0x1_0000)
                .memory64(TABLE_BAR, 0x4000);
    }
}
