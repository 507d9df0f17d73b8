package org.vfiospec.vfio.pci;

import java.util.Arrays;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.ConfigSpace;

/** Which bits of configuration space are virtual, which a user may write, and where one register's owner ends. */
final class ConfigMap {
    private static final int ALL = -1;
    private static final int HEADER = 0x40;
    private static final int EXTENDED = 0x100;
    private static final int UNKNOWN = 0;

    private static final int POWER_MANAGEMENT = 0x01;
    private static final int MSI = 0x05;
    private static final int VENDOR_SPECIFIC = 0x09;
    private static final int EXPRESS = 0x10;
    private static final int MSIX = 0x11;
    private static final int ADVANCED_FEATURES = 0x13;

    private final ConfigSpace config;
    private final byte[] virtual;
    private final byte[] writable;
    private final int[] owner;

    private ConfigMap(ConfigSpace config) {
        this.config = config;
        this.virtual = new byte[config.size()];
        this.writable = new byte[config.size()];
        this.owner = new int[config.size()];
        Arrays.fill(owner, UNKNOWN);
        Arrays.fill(writable, HEADER, config.size(), (byte) ALL);
    }

    static ConfigMap of(PciFunction function) {
        ConfigMap map = new ConfigMap(function.config());
        map.header(function.isVirtual());
        map.capabilities();
        map.extendedCapabilities();
        return map;
    }

    int virtual(int offset, int width) {
        return gather(virtual, offset, width);
    }

    int writable(int offset, int width) {
        return gather(writable, offset, width);
    }

    boolean isOneRegister(int offset, int width) {
        return owner[offset] == owner[offset + width - 1];
    }

    private void header(boolean virtualFunction) {
        Arrays.fill(owner, 0, HEADER, ALL);
        set(ConfigSpace.VENDOR, 4, ALL, 0);
        int memory = virtualFunction ? ConfigSpace.COMMAND_MEMORY : 0;
        set(ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_INTX_DISABLE | memory, ALL);
        set(0x0c, 2, 0, ALL);
        set(0x0f, 1, 0, ALL);
        set(ConfigSpace.BAR0, 24, ALL, ALL);
        set(0x30, 4, ALL, ALL);
        set(ConfigSpace.CAPABILITY_POINTER, 1, ALL, 0);
        set(0x3c, 1, ALL, ALL);
        set(ConfigSpace.INTERRUPT_PIN, 1, ALL, 0);
    }

    private void capabilities() {
        for (int at = pointer(ConfigSpace.CAPABILITY_POINTER); at != 0; at = pointer(at + 1)) {
            int id = config.read(at, 1);
            claim(at, length(at, id));
            if (id != VENDOR_SPECIFIC) {
                set(at, length(at, id), 0, 0);
            }
            set(at, 2, ALL, 0);
            registers(at, id);
        }
    }

    private void registers(int at, int id) {
        switch (id) {
            case POWER_MANAGEMENT -> {
                set(at + 2, 2, 0xf800, 0);
                set(at + 4, 2, 0x8103, 0x8103);
            }
            case MSI -> set(at + 2, length(at, id) - 2, ALL, ALL);
            case EXPRESS -> {
                set(at + 8, 2, 0x8000 | 0x70e0, ~0x0200);
                set(at + 0x28, 2, 0, ~0x0020);
            }
            default -> {}
        }
    }

    // The emulated core knows the extended capabilities as the kernel does that gives no writes to them.
    private void extendedCapabilities() {
        if (config.size() == EXTENDED || config.read(EXTENDED, 4) == 0) {
            return;
        }
        for (int at = EXTENDED; at != 0; at = config.read(at, 4) >>> 20 & ~3) {
            int next = config.read(at, 4) >>> 20 & ~3;
            int end = next > at ? next : Math.min(at + 0x40, config.size());
            claim(at, end - at);
            set(at, end - at, 0, 0);
            set(at, 4, ALL, 0);
        }
    }

    private int pointer(int at) {
        return config.read(at, 1) & ~3;
    }

    private int length(int at, int id) {
        return switch (id) {
            case POWER_MANAGEMENT -> 8;
            case MSI -> msiLength(config.read(at + 2, 2));
            case VENDOR_SPECIFIC -> Math.max(3, config.read(at + 2, 1));
            case EXPRESS -> 0x3c;
            case MSIX -> 12;
            case ADVANCED_FEATURES -> 6;
            default -> 2;
        };
    }

    private static int msiLength(int flags) {
        boolean wide = (flags & 0x80) != 0;
        boolean masks = (flags & 0x100) != 0;
        return 10 + (wide ? 4 : 0) + (masks ? 10 : 0);
    }

    private void claim(int at, int length) {
        Arrays.fill(owner, at, at + length, at);
    }

    private void set(int at, int length, int virtualBits, int writableBits) {
        for (int i = 0; i < length; i++) {
            int shift = 8 * (i % 4);
            virtual[at + i] = (byte) (virtualBits >> shift);
            writable[at + i] = (byte) (writableBits >> shift);
        }
    }

    private static int gather(byte[] from, int offset, int width) {
        int value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | from[offset + i] & 0xff;
        }
        return value;
    }
}
