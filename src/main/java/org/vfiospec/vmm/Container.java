package org.vfiospec.vmm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vfiospec.uapi.DmaMap;
import org.vfiospec.uapi.DmaUnmap;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.SystemCalls;

/** The IOMMU context of the guest: every group of its devices joins it, and all share its DMA mappings. */
final class Container {
    private static final int TYPE1V2 = 3;

    private final SystemCalls calls;
    private final int fd;
    private final Map<Integer, Integer> groups = new LinkedHashMap<>();

    Container(SystemCalls calls) {
        this.calls = calls;
        this.fd = (int) Refused.check("/dev/vfio/vfio", calls.open("/dev/vfio/vfio"));
    }

    /** Opens a device of a group; the group joins the container with its first device. */
    DeviceFile open(String name, String bdf, int group) {
        int groupFd = groups.computeIfAbsent(group, this::join);
        ByteBuffer path = ByteBuffer.wrap((bdf + '\0').getBytes(StandardCharsets.US_ASCII));
        int device = calls.ioctl(groupFd, Request.VFIO_GROUP_GET_DEVICE_FD.number(), path);
        return new DeviceFile(calls, name, (int) Refused.check(name, device));
    }

    private int join(int group) {
        int groupFd = (int) Refused.check("group " + group, calls.open("/dev/vfio/" + group));
        ByteBuffer container = Little.bytes(fd, Integer.BYTES);
        Refused.check("group " + group, calls.ioctl(groupFd, Request.VFIO_GROUP_SET_CONTAINER.number(), container));
        if (groups.isEmpty()) {
            Refused.check("container", calls.ioctl(fd, Request.VFIO_SET_IOMMU.number(), TYPE1V2));
        }
        return groupFd;
    }

    /** Lets every device of the container reach {@code size} bytes of the process at {@code iova}. */
    void map(long iova, long address, long size) {
        int flags = DmaMap.FLAG_READ | DmaMap.FLAG_WRITE;
        ByteBuffer map = new DmaMap(DmaMap.SIZE, flags, address, iova, size).toBytes();
        Refused.check("map 0x%x".formatted(iova), calls.ioctl(fd, Request.VFIO_IOMMU_MAP_DMA.number(), map));
    }

    void unmap(long iova, long size) {
        ByteBuffer unmap = new DmaUnmap(DmaUnmap.SIZE, 0, iova, size).toBytes();
        Refused.check("unmap 0x%x".formatted(iova), calls.ioctl(fd, Request.VFIO_IOMMU_UNMAP_DMA.number(), unmap));
    }

    int fd() {
        return fd;
    }

    void close() {
        groups.values().forEach(calls::close);
        calls.close(fd);
    }
}
