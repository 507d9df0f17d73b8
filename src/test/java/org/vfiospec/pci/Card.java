package org.vfiospec.pci;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.vfiospec.pci.config.ConfigLayout;
import org.vfiospec.pci.config.PortType;

/** A function with one plain 64 KiB register window in BAR 2, and its way out in the test's hands. */
public final class Card implements FunctionModel, Mmio {
    public final Map<Long, Long> registers = new TreeMap<>();
    public BusMaster bus;
    public int resets;

    public Function<PortType, Chip> named(String name) {
        return type -> new Chip(name, layout(type), this);
    }

    public static ConfigLayout layout(PortType type) {
        ConfigLayout layout = ConfigLayout.endpoint(0x19e5, 0xa250)
                .revision(0x30)
                .classCode(0x120000)
                .memory64(2, 0x1_0000)
                .msi(4);
        return type == PortType.CONVENTIONAL ? layout : layout.express(type);
    }

    @Override
    public Map<Integer, Mmio> windows() {
        return Map.of(2, this);
    }

    @Override
    public void connect(BusMaster way) {
        bus = way;
    }

    @Override
    public void reset() {
        registers.clear();
        resets++;
    }

    @Override
    public long read(long offset, int width) {
        return registers.getOrDefault(offset, 0L);
    }

    @Override
    public void write(long offset, int width, long value) {
        registers.put(offset, value);
    }
}
