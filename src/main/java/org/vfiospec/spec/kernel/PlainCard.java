package org.vfiospec.spec.kernel;

import java.util.Map;
import java.util.TreeMap;
import org.vfiospec.pci.Bar;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.SriovModel;

/** A card that remembers every byte, and does with its bus what a scenario tells it to. */
final class PlainCard implements SriovModel {
    private final Map<Integer, Mmio> windows;
    private final PlainCard[] virtual;
    private final String prefix;
    private BusMaster bus;

    /** @param bars indexes of the BARs; {@code virtual} the cards behind its virtual functions, named by prefix and number */
    PlainCard(String prefix, int virtual, int... bars) {
        this.prefix = prefix;
        this.windows = new TreeMap<>();
        this.virtual = new PlainCard[virtual];
        for (int bar : bars) {
            windows.put(bar, new Memory());
        }
        for (int i = 0; i < virtual; i++) {
            this.virtual[i] = new PlainCard("", 0, bars);
        }
    }

    private static final class Memory implements Mmio {
        private final TreeMap<Long, Byte> bytes = new TreeMap<>();

        @Override
        public long read(long offset, int width) {
            long value = 0;
            for (int i = width - 1; i >= 0; i--) {
                value = value << 8 | bytes.getOrDefault(offset + i, (byte) 0) & 0xff;
            }
            return value;
        }

        @Override
        public void write(long offset, int width, long value) {
            for (int i = 0; i < width; i++) {
                bytes.put(offset + i, (byte) (value >>> 8 * i));
            }
        }

        @Override
        public String toString() {
            return bytes.toString();
        }
    }

    /** What no write and no reset changes. */
    private record Rom(byte[] image) implements Mmio {
        @Override
        public long read(long offset, int width) {
            long value = 0;
            for (int i = width - 1; i >= 0; i--) {
                value = value << 8 | (offset + i < image.length ? image[(int) offset + i] & 0xff : 0xff);
            }
            return value;
        }

        @Override
        public void write(long offset, int width, long value) {}

        @Override
        public String toString() {
            return "ROM";
        }
    }

    /** Puts an image into its expansion ROM. */
    void burn(byte[] image) {
        windows.put(Bar.ROM, new Rom(image));
    }

    BusMaster bus() {
        return bus;
    }

    PlainCard virtualCard(int number) {
        return virtual[number];
    }

    /** What is in the registers, for comparison. */
    String contents() {
        return windows.toString();
    }

    @Override
    public org.vfiospec.pci.Chip virtualFunction(int number) {
        return new org.vfiospec.pci.Chip(prefix + number, Cards.virtualFunction(), virtual[number]);
    }

    @Override
    public Map<Integer, Mmio> windows() {
        return windows;
    }

    @Override
    public void connect(BusMaster way) {
        bus = way;
    }

    @Override
    public void reset() {
        windows.values().stream().filter(Memory.class::isInstance).forEach(window -> ((Memory) window).bytes.clear());
    }
}
