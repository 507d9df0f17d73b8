package org.vfiospec.iommu;

import java.nio.ByteBuffer;
import org.vfiospec.pci.Destination;

/** Host memory as the end of a request's way. */
record Ram(HostMemory memory, long physical, String how) implements Destination {

    @Override
    public String verdict() {
        return "%s to memory at 0x%x".formatted(how, physical);
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
