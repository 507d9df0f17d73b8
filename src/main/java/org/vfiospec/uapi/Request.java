package org.vfiospec.uapi;

import static org.vfiospec.uapi.Request.Target.CONTAINER;
import static org.vfiospec.uapi.Request.Target.DEVICE;
import static org.vfiospec.uapi.Request.Target.GROUP;

import java.util.Arrays;
import java.util.Optional;

/**
 * The ioctl requests of {@code linux/vfio.h}.
 *
 * <p>A number alone says nothing: 0x3b70 asks a container about its IOMMU and a device about its hot reset. So a request
 * is found by the kind of descriptor first.
 */
public enum Request {
    VFIO_GET_API_VERSION(CONTAINER, 0),
    VFIO_CHECK_EXTENSION(CONTAINER, 1),
    VFIO_SET_IOMMU(CONTAINER, 2),
    VFIO_GROUP_GET_STATUS(GROUP, 3),
    VFIO_GROUP_SET_CONTAINER(GROUP, 4),
    VFIO_GROUP_UNSET_CONTAINER(GROUP, 5),
    VFIO_GROUP_GET_DEVICE_FD(GROUP, 6),
    VFIO_DEVICE_GET_INFO(DEVICE, 7),
    VFIO_DEVICE_GET_REGION_INFO(DEVICE, 8),
    VFIO_DEVICE_GET_IRQ_INFO(DEVICE, 9),
    VFIO_DEVICE_SET_IRQS(DEVICE, 10),
    VFIO_DEVICE_RESET(DEVICE, 11),
    VFIO_DEVICE_GET_PCI_HOT_RESET_INFO(DEVICE, 12),
    VFIO_DEVICE_PCI_HOT_RESET(DEVICE, 13),
    VFIO_DEVICE_IOEVENTFD(DEVICE, 16),
    VFIO_DEVICE_FEATURE(DEVICE, 17),
    VFIO_IOMMU_GET_INFO(CONTAINER, 12),
    VFIO_IOMMU_MAP_DMA(CONTAINER, 13),
    VFIO_IOMMU_UNMAP_DMA(CONTAINER, 14),
    VFIO_IOMMU_DIRTY_PAGES(CONTAINER, 17);

    /** The kind of descriptor that understands a request. */
    public enum Target {
        CONTAINER,
        GROUP,
        DEVICE
    }

    /** {@code _IO(VFIO_TYPE, VFIO_BASE + n)} with type {@code ';'} and base 100. */
    private static final int BASE = ';' << 8 | 100;

    private final Target target;
    private final int number;

    Request(Target target, int n) {
        this.target = target;
        this.number = BASE + n;
    }

    public Target target() {
        return target;
    }

    public int number() {
        return number;
    }

    public static Optional<Request> of(Target target, int number) {
        return Arrays.stream(values())
                .filter(request -> request.target == target && request.number == number)
                .findFirst();
    }
}
