package org.vfiospec.iommu;

import java.nio.ByteBuffer;
import org.vfiospec.pci.Destination;
import org.vfiospec.trace.Hex;

/** Host memory as the end of a request's way. */
record Ram(HostMemory memory, long physical, String how) implements Destination {

    @Override
    public String verdict() {
        return how + " to memory at " + Hex.of(physical);
    }

    @Override
    public boolean read(ByteBuffer into) {
        memory.read(physical, into);
        return true;
    }

    @Override
    public boolean write(ByteBuffer from) {
        memory.write(physical, from);
        return true;
    }
}
