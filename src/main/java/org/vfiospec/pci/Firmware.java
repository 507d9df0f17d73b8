package org.vfiospec.pci;

import java.util.List;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.pci.config.Window;

/** What runs before the kernel: numbers the buses, places BARs and windows, and switches decoding on. */
final class Firmware {
    private static final long FIRST_PORT = 0x1000;
    private static final long LOW_MEMORY = 0x4000_0000L;
    private static final long HIGH_MEMORY = 0x1400_0000_0000L;

    private final Cursor ports = new Cursor(FIRST_PORT);
    private final Cursor low = new Cursor(LOW_MEMORY);
    private final Cursor high = new Cursor(HIGH_MEMORY);

    void assign(List<Bus> roots) {
        roots.forEach(root -> number(root, root.number()));
        roots.forEach(this::place);
    }

    /** Numbers what is below a bus depth first; returns the highest number given. */
    private int number(Bus bus, int number) {
        int last = number;
        for (PciFunction function : bus.functions()) {
            if (function.secondary() == null) {
                last = Math.max(last, function.sriov().lastBus());
            } else {
                last = number(function, number, last + 1);
            }
        }
        return last;
    }

    private int number(PciFunction bridge, int primary, int secondary) {
        bridge.config().write(0x18, 1, primary);
        bridge.config().write(ConfigSpace.SECONDARY_BUS, 1, secondary);
        int last = number(bridge.secondary(), secondary);
        bridge.config().write(ConfigSpace.SUBORDINATE_BUS, 1, last);
        return last;
    }

    private void place(Bus bus) {
        bus.functions().forEach(this::place);
    }

    private void place(PciFunction function) {
        function.bars().forEach(bar -> bar.register().assign(area(bar).take(bar.size(), bar.size())));
        if (function.rom() != null) {
            function.rom()
                    .register()
                    .assign(low.take(function.rom().size(), function.rom().size()));
        }
        int total = function.sriov().total();
        function.config()
                .virtualBars()
                .values()
                .forEach(bar -> bar.assign(area(bar.isPrefetchable()).take(bar.size(), bar.size() * total)));
        if (function.secondary() != null) {
            open(function);
        }
        int master = function.secondary() == null ? 0 : ConfigSpace.COMMAND_MASTER;
        function.config().write(ConfigSpace.COMMAND, 2, function.decodeBits() | ConfigSpace.COMMAND_MEMORY | master);
    }

    private void open(PciFunction bridge) {
        long lowBase = low.align(Window.GRANULE);
        long highBase = high.align(Window.GRANULE);
        place(bridge.secondary());
        Window memory = new Window(lowBase, low.align(Window.GRANULE));
        Window prefetchable = new Window(highBase, high.align(Window.GRANULE));
        bridge.config().openWindows(memory, prefetchable);
    }

    private Cursor area(Bar bar) {
        return bar.isPort() ? ports : area(bar.isPrefetchable());
    }

    private Cursor area(boolean prefetchable) {
        return prefetchable ? high : low;
    }

    /** The next free address of an area. */
    private static final class Cursor {
        private long next;

        Cursor(long start) {
            next = start;
        }

        long take(long alignment, long bytes) {
            long start = align(alignment);
            next = start + bytes;
            return start;
        }

        long align(long alignment) {
            next = next + alignment - 1 & -alignment;
            return next;
        }
    }
}
