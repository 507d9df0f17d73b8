package org.vfiospec.vfio.core;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.vfio.process.Extent;
import org.vfiospec.vfio.process.Mappable;

/** Memory of a process, which lies in host memory from the start. */
record AnonymousMemory(HostMemory host, long physical, long size) implements Mappable {

    @Override
    public boolean load(String party, long offset, ByteBuffer into) {
        host.read(physical + offset, into);
        return true;
    }

    @Override
    public boolean store(String party, long offset, ByteBuffer from) {
        host.write(physical + offset, from);
        return true;
    }

    @Override
    public List<Extent> pin(long offset, long size) {
        return List.of(new Extent(physical + offset, size));
    }
}
