package org.vfiospec.vfio.pci;

import java.util.Map;
import java.util.TreeMap;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.FunctionModel;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.config.ConfigLayout;
import org.vfiospec.pci.config.PortType;

/** A card that remembers bytes: a small BAR 0, a BAR 2 of 64 KiB, and an MSI-X table in BAR 4. */
final class TestCard implements FunctionModel {
    static final int TABLE = 0x1000;
    static final int VECTORS = 8;

    final Map<Integer, Bytes> bars = Map.of(0, new Bytes(), 2, new Bytes(), 4, new Bytes());
    BusMaster bus;
    int resets;

    /** The card as its data sheet says; each word changes it. */
    static final class Layout {
        private final ConfigLayout layout = ConfigLayout.endpoint(0x1af4, 0x10ff)
                .classCode(0x020000)
                .memory32(0, 0x100)
                .memory64(2, 0x1_0000)
                .memory64(4, 0x4000)
                .powerManagement()
                .msi(4)
                .msix(VECTORS, 4, TABLE);

        Layout pin() {
            layout.interruptPin(1);
            return this;
        }

        ConfigLayout build() {
            return layout.express(PortType.INTEGRATED_ENDPOINT);
        }

        ConfigLayout conventional() {
            return layout;
        }
    }

    /** Registers that hold what is written, byte by byte. */
    static final class Bytes implements Mmio {
        final Map<Long, Byte> content = new TreeMap<>();
        int accesses;

        @Override
        public long read(long offset, int width) {
            accesses++;
            long value = 0;
            for (int i = width - 1; i >= 0; i--) {
                value = value << 8 | content.getOrDefault(offset + i, (byte) 0) & 0xff;
            }
            return value;
        }

        @Override
        public void write(long offset, int width, long value) {
            accesses++;
            for (int i = 0; i < width; i++) {
                content.put(offset + i, (byte) (value >>> 8 * i));
            }
        }
    }

    @Override
    public Map<Integer, Mmio> windows() {
        return Map.copyOf(bars);
    }

    @Override
    public void connect(BusMaster way) {
        bus = way;
    }

    @Override
    public void reset() {
        resets++;
        bars.values().forEach(bar -> bar.content.clear());
    }
}
