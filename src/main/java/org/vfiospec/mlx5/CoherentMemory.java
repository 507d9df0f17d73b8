package org.vfiospec.mlx5;

import java.nio.ByteBuffer;
import org.vfiospec.iommu.Domain;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.uapi.Errno;

/** Memory of the kernel, mapped in the domain of the physical function at its physical address. */
final class CoherentMemory implements DmaBuffer {
    private final HostMemory memory;
    private final Domain domain;
    private long address;
    private long size;

    CoherentMemory(HostMemory memory, Domain domain) {
        this.memory = memory;
        this.domain = domain;
    }

    @Override
    public long address() {
        return address;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void reserve(long bytes) {
        if (bytes > size) {
            release();
            size = bytes + HostMemory.PAGE - 1 & -HostMemory.PAGE;
            address = memory.allocate(size);
            Errno mapped = domain.map(address, address, size, true, true);
            if (mapped.failed()) {
                throw new IllegalStateException("0x%x was mapped before: %s".formatted(address, mapped));
            }
        }
    }

    private void release() {
        if (size > 0) {
            domain.unmap(address, size);
        }
    }

    @Override
    public byte[] read(int length) {
        byte[] bytes = new byte[length];
        memory.read(address, ByteBuffer.wrap(bytes));
        return bytes;
    }

    @Override
    public void write(byte[] bytes) {
        memory.write(address, ByteBuffer.wrap(bytes));
    }
}
