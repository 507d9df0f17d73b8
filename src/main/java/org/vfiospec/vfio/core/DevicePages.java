package org.vfiospec.vfio.core;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.uapi.Errno;

/**
 * The memory that a device may reach, for its driver: {@code vfio_pin_pages}, {@code vfio_unpin_pages},
 * {@code vfio_dma_rw}.
 */
public final class DevicePages {
    private final Supplier<Optional<GroupMemory>> memory;
    private final HostMemory host;

    DevicePages(Supplier<Optional<GroupMemory>> memory, HostMemory host) {
        this.memory = memory;
        this.host = host;
    }

    /**
     * Pins a page by its bus address; it counts as dirty as long as it is pinned.
     *
     * @return {@code EINVAL} if the page is not mapped, or the device has no container
     */
    public Errno pin(long page) {
        return memory.get()
                .filter(found -> found.mappings().physical(page) >= 0)
                .map(found -> {
                    found.mappings().pinned().pin(found.group(), page);
                    return Errno.OK;
                })
                .orElse(Errno.EINVAL);
    }

    public void unpin(long page) {
        memory.get().ifPresent(found -> found.mappings().pinned().unpin(page));
    }

    /** Fills {@code into} from the bus address on; false if a part of it is not mapped. */
    public boolean read(long address, byte[] into) {
        return memory.get().map(found -> read(found, address, into)).orElse(false);
    }

    private boolean read(GroupMemory found, long address, byte[] into) {
        for (int done = 0; done < into.length; ) {
            long physical = found.mappings().physical(address + done);
            int count = (int) Math.min(into.length - done, HostMemory.PAGE - (address + done) % HostMemory.PAGE);
            if (physical < 0 || !host.contains(physical, count)) {
                return false;
            }
            host.read(physical, ByteBuffer.wrap(into, done, count));
            done += count;
        }
        return true;
    }
}
