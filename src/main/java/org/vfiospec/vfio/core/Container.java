package org.vfiospec.vfio.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.vfiospec.iommu.Domain;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.iommu.IommuGroup;
import org.vfiospec.iommu.ReservedRegion;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.process.Argument;
import org.vfiospec.vfio.process.OpenFile;
import org.vfiospec.vfio.process.VmmProcess;

/** {@code /dev/vfio/vfio}: groups that share one set of mappings, once an IOMMU type is chosen. */
final class Container implements OpenFile {
    private static final int API_VERSION = 0;
    private static final int TYPE1 = 1;
    private static final int TYPE1_V2 = 3;
    private static final List<Long> EXTENSIONS = List.of(1L, 3L, 9L, 10L);
    private static final long DMA_CC = 4;

    private final InterruptIsolation isolation;
    private final Function<IommuGroup, List<ReservedRegion>> reserved;
    private final IntSupplier mappingLimit;
    private final List<IommuGroup> groups = new ArrayList<>();
    private Domain domain;
    private Type1 type1;
    private Type1Requests requests;

    /** @param reserved the regions of a group that no user may map */
    Container(
            InterruptIsolation isolation,
            Function<IommuGroup, List<ReservedRegion>> reserved,
            IntSupplier mappingLimit) {
        this.isolation = isolation;
        this.reserved = reserved;
        this.mappingLimit = mappingLimit;
    }

    @Override
    public String name() {
        return "container";
    }

    @Override
    public Optional<Request.Target> target() {
        return Optional.of(Request.Target.CONTAINER);
    }

    /** Without an IOMMU there is nobody to know a request. */
    @Override
    public Errno unknownRequest() {
        return type1 == null ? Errno.EINVAL : Errno.ENOTTY;
    }

    @Override
    public int ioctl(Request request, Argument argument, VmmProcess caller) {
        return switch (request) {
            case VFIO_GET_API_VERSION -> API_VERSION;
            case VFIO_CHECK_EXTENSION -> knows(argument.number()) ? 1 : 0;
            case VFIO_SET_IOMMU -> setIommu(argument.number()).result();
            default -> type1 == null ? Errno.EINVAL.result() : requests.serve(request, argument, caller);
        };
    }

    private boolean knows(long extension) {
        return EXTENSIONS.contains(extension) || extension == DMA_CC && type1 != null;
    }

    private Errno setIommu(long type) {
        if (groups.isEmpty() || type1 != null) {
            return Errno.EINVAL;
        }
        if (type != TYPE1 && type != TYPE1_V2) {
            return Errno.ENODEV;
        }
        if (!isolation.suffices()) {
            return Errno.EPERM;
        }
        domain = Iommu.withInterrupts(Domain.paging(name()));
        type1 = new Type1(domain, mappingLimit);
        reserve();
        requests = new Type1Requests(type1, groups, type == TYPE1_V2);
        groups.forEach(group -> group.attach(domain));
        return Errno.OK;
    }

    /** Takes a group in; its DMA is blocked until an IOMMU type is chosen. */
    Errno attach(IommuGroup group) {
        if (type1 != null && type1.conflictsWith(reserved.apply(group))) {
            return Errno.EINVAL;
        }
        Errno claimed = group.claim(this);
        if (claimed.failed()) {
            return claimed;
        }
        groups.add(group);
        if (type1 != null) {
            group.attach(domain);
            reserve();
        }
        return Errno.OK;
    }

    private void reserve() {
        type1.reserve(
                groups.stream().flatMap(group -> reserved.apply(group).stream()).toList());
    }

    /** Lets a group go; with the last one go the mappings and the IOMMU type. */
    void detach(IommuGroup group) {
        groups.remove(group);
        if (type1 != null) {
            type1.pinned().leave(group);
            reserve();
        }
        group.detach();
        group.release();
        if (groups.isEmpty()) {
            domain = null;
            type1 = null;
            requests = null;
        }
    }

    /** The mappings, once an IOMMU type is chosen. */
    Optional<Type1> mappings() {
        return Optional.ofNullable(type1);
    }

    boolean hasIommu() {
        return type1 != null;
    }
}
