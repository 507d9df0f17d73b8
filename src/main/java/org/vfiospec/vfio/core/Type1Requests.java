package org.vfiospec.vfio.core;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.vfiospec.iommu.IommuGroup;
import org.vfiospec.uapi.Capability;
import org.vfiospec.uapi.CapabilityChain;
import org.vfiospec.uapi.DmaMap;
import org.vfiospec.uapi.DmaUnmap;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.Request;
import org.vfiospec.uapi.Type1Info;
import org.vfiospec.vfio.process.Argument;
import org.vfiospec.vfio.process.VmmProcess;

/** The requests that vfio_iommu_type1 understands, taken from and answered into user memory. */
final class Type1Requests {
    private static final int CAP_IOVA_RANGE = 1;
    private static final int CAP_MIGRATION = 2;
    private static final int CAP_DMA_AVAIL = 3;

    private final Type1 mappings;
    private final DirtyTracking dirty;

    /**
     * @param groups of the container, as they are at any time
     * @param v2 whether dirty tracking is offered: only with {@code VFIO_TYPE1v2_IOMMU}
     */
    Type1Requests(Type1 mappings, List<IommuGroup> groups, boolean v2) {
        this.mappings = mappings;
        this.dirty = new DirtyTracking(mappings, groups, v2);
    }

    int serve(Request request, Argument argument, VmmProcess caller) {
        return switch (request) {
            case VFIO_IOMMU_GET_INFO ->
                argument.structure(Type1Info.MINIMUM, Type1Info.SIZE, bytes -> info(Type1Info.from(bytes), argument));
            case VFIO_IOMMU_MAP_DMA ->
                argument.structure(
                        DmaMap.SIZE,
                        DmaMap.SIZE,
                        bytes -> mappings.map(DmaMap.from(bytes), caller).result());
            case VFIO_IOMMU_UNMAP_DMA ->
                argument.structure(
                        DmaUnmap.SIZE, DmaUnmap.SIZE, bytes -> unmap(DmaUnmap.from(bytes), argument, caller));
            case VFIO_IOMMU_DIRTY_PAGES -> dirty.serve(argument, caller);
            default -> Errno.ENOTTY.result();
        };
    }

    private int info(Type1Info asked, Argument argument) {
        Type1Info info = new Type1Info(asked.argsz(), Type1Info.FLAG_PGSIZES | Type1Info.FLAG_CAPS, Type1.PAGE, 0, 0);
        ByteBuffer chain = CapabilityChain.toBytes(List.of(ranges(), migration(), available()), Type1Info.SIZE);
        long needed = Type1Info.SIZE + chain.remaining();
        if (Integer.toUnsignedLong(asked.argsz()) < needed) {
            info = new Type1Info((int) needed, info.flags(), info.iovaPgsizes(), 0, 0);
            int offered = (int) Math.min(Integer.toUnsignedLong(asked.argsz()), Type1Info.SIZE);
            return argument.copyOut(0, info.toBytes().limit(offered)).result();
        }
        info = new Type1Info(asked.argsz(), info.flags(), info.iovaPgsizes(), Type1Info.SIZE, 0);
        return argument.copyOut(0, join(info.toBytes(), chain)).result();
    }

    private Capability ranges() {
        ByteBuffer body = little(8 + 16 * mappings.valid().size());
        body.putInt(mappings.valid().size()).putInt(0);
        mappings.valid().forEach(range -> body.putLong(range.first()).putLong(range.last()));
        return new Capability(CAP_IOVA_RANGE, 1, body.flip());
    }

    private Capability migration() {
        ByteBuffer body = little(24).putInt(0).putInt(0);
        body.putLong(Type1.PAGE).putLong(DirtyTracking.LARGEST_BITMAP);
        return new Capability(CAP_MIGRATION, 1, body.flip());
    }

    private Capability available() {
        return new Capability(
                CAP_DMA_AVAIL, 1, little(4).putInt(mappings.available()).flip());
    }

    private int unmap(DmaUnmap asked, Argument argument, VmmProcess caller) {
        boolean all = (asked.flags() & DmaUnmap.FLAG_ALL) != 0;
        boolean vaddr = (asked.flags() & DmaUnmap.FLAG_VADDR) != 0;
        boolean bitmap = (asked.flags() & DmaUnmap.FLAG_GET_DIRTY_BITMAP) != 0;
        boolean known = (asked.flags() & ~7) == 0;
        boolean formed = all ? asked.iova() == 0 && asked.size() == 0 : Type1.isRange(asked.iova(), asked.size());
        if (!known || bitmap && (all || vaddr) || !formed || !all && mappings.bisects(asked.iova(), asked.size())) {
            return Errno.EINVAL.result();
        }
        Errno reported = bitmap ? dirty.reportBeforeUnmap(asked, argument, caller) : Errno.OK;
        return reported.failed() ? reported.result() : remove(asked, all, vaddr, argument);
    }

    private int remove(DmaUnmap asked, boolean all, boolean vaddr, Argument argument) {
        long size = all ? 0 : asked.size();
        long bytes = vaddr ? mappings.suspend(asked.iova(), size) : mappings.remove(asked.iova(), size);
        if (bytes < 0) {
            return Errno.EINVAL.result();
        }
        DmaUnmap answer = new DmaUnmap(asked.argsz(), asked.flags(), asked.iova(), bytes);
        return argument.copyOut(0, answer.toBytes()).result();
    }

    private static ByteBuffer join(ByteBuffer head, ByteBuffer tail) {
        return little(head.remaining() + tail.remaining()).put(head).put(tail).flip();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
