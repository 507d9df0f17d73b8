package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfiospec.vfio.process.Extent;
import org.vfiospec.vfio.process.Mappable;

/**
 * Kernel memory of a driver's region in a process. A load or store runs no driver code, so the ledger does not see it.
 *
 * @param memory what is mapped, shared with the driver
 */
record MappedMemory(ByteBuffer memory) implements Mappable {

    @Override
    public boolean load(String party, long offset, ByteBuffer into) {
        boolean inside = covers(offset, into.remaining());
        if (inside) {
            into.put(part(offset, into.remaining()));
        }
        return inside;
    }

    @Override
    public boolean store(String party, long offset, ByteBuffer from) {
        boolean inside = covers(offset, from.remaining());
        if (inside) {
            part(offset, from.remaining()).put(from);
        }
        return inside;
    }

    /** A device has no business in it. */
    @Override
    public List<Extent> pin(long offset, long size) {
        return List.of();
    }

    private boolean covers(long offset, int count) {
        return offset <= memory.remaining() - count;
    }

    private ByteBuffer part(long offset, int count) {
        return memory.slice(memory.position() + (int) offset, count);
    }
}
