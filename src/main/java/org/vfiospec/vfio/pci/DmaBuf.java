package org.vfiospec.vfio.pci;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.vfio.process.Extent;
import org.vfiospec.vfio.process.OpenFile;

/**
 * Parts of a BAR as a file that drivers of other devices can import; revoked while the BAR cannot be touched, and for
 * good when the device is closed.
 */
public final class DmaBuf implements OpenFile {
    private final List<Extent> parts;
    private final MemorySpace memory;
    private final List<Runnable> importers = new ArrayList<>();
    private final Runnable revoke = () -> List.copyOf(importers).forEach(Runnable::run);
    private boolean orphaned;

    DmaBuf(List<Extent> parts, MemorySpace memory) {
        this.parts = List.copyOf(parts);
        this.memory = memory;
        memory.watch(revoke);
    }

    @Override
    public String name() {
        return "dma-buf";
    }

    /**
     * Where the parts lie, for a driver that imports them.
     *
     * @param letGo called when what was told does not hold any more ({@code move_notify})
     * @return nothing while the export is revoked ({@code ENODEV})
     */
    public List<Extent> map(Runnable letGo) {
        if (orphaned || !memory.admitsTouch()) {
            return List.of();
        }
        importers.add(letGo);
        return parts;
    }

    /** The device is closed: the file stays, and leads nowhere. */
    void orphan() {
        orphaned = true;
        revoke.run();
        memory.forget(revoke);
    }

    @Override
    public void release() {
        revoke.run();
        memory.forget(revoke);
    }
}
