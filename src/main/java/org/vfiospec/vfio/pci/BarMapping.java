package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.vfio.process.Extent;
import org.vfiospec.vfio.process.Mappable;

/** A part of a BAR in a process: pages are installed at the first touch, and a zap takes them away. */
final class BarMapping implements Mappable {
    private static final int NEVER = -1;

    private final PciFunction function;
    private final int bar;
    private final long start;
    private final MemorySpace memory;
    private int installedAt = NEVER;

    BarMapping(PciFunction function, int bar, long start, MemorySpace memory) {
        this.function = function;
        this.bar = bar;
        this.start = start;
        this.memory = memory;
    }

    @Override
    public boolean load(String party, long offset, ByteBuffer into) {
        boolean reachable = touch();
        if (reachable) {
            Units.load(function.map(bar, party), start + offset, into);
        }
        return reachable;
    }

    @Override
    public boolean store(String party, long offset, ByteBuffer from) {
        boolean reachable = touch();
        if (reachable) {
            Units.store(function.map(bar, party), start + offset, from);
        }
        return reachable;
    }

    @Override
    public List<Extent> pin(long offset, long size) {
        return touch() ? List.of(new Extent(function.bar(bar).address() + start + offset, size)) : List.of();
    }

    // vfio_pci_mmap_fault: checked when the page is installed, not at each access.
    private boolean touch() {
        boolean installed = installedAt == memory.zaps();
        if (!installed && memory.admitsTouch()) {
            installedAt = memory.zaps();
            return true;
        }
        return installed;
    }
}
