package org.vfiospec.vfio.core;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import org.vfiospec.iommu.IommuGroup;
import org.vfiospec.uapi.Bitmap;
import org.vfiospec.uapi.DirtyBitmap;
import org.vfiospec.uapi.DirtyBitmapGet;
import org.vfiospec.uapi.DmaUnmap;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.process.Argument;
import org.vfiospec.vfio.process.VmmProcess;

/**
 * {@code VFIO_IOMMU_DIRTY_PAGES}: which pages of a range a device may have written.
 *
 * <p>Unless all groups of the container confine themselves to pages that their drivers pin, every mapped page is dirty
 * on every query.
 */
final class DirtyTracking {
    /** {@code DIRTY_BITMAP_SIZE_MAX}: the bytes of a bitmap for 2^31 pages. */
    static final long LARGEST_BITMAP = 1L << 28;

    private final Type1 mappings;
    private final List<IommuGroup> groups;
    private final boolean offered;
    private boolean on;

    DirtyTracking(Type1 mappings, List<IommuGroup> groups, boolean offered) {
        this.mappings = mappings;
        this.groups = groups;
        this.offered = offered;
    }

    int serve(Argument argument, VmmProcess caller) {
        if (!offered) {
            return Errno.EACCES.result();
        }
        return argument.structure(
                DirtyBitmap.SIZE, DirtyBitmap.SIZE, bytes -> serve(DirtyBitmap.from(bytes), argument, caller));
    }

    private int serve(DirtyBitmap asked, Argument argument, VmmProcess caller) {
        return switch (asked.flags()) {
            case DirtyBitmap.FLAG_START -> turn(true);
            case DirtyBitmap.FLAG_STOP -> turn(false);
            case DirtyBitmap.FLAG_GET_BITMAP -> get(asked, argument, caller);
            default -> Errno.EINVAL.result();
        };
    }

    private int turn(boolean wanted) {
        if (wanted && !on) {
            mappings.pinned().startLog();
        }
        on = wanted;
        return 0;
    }

    private int get(DirtyBitmap asked, Argument argument, VmmProcess caller) {
        int whole = DirtyBitmap.SIZE + DirtyBitmapGet.SIZE;
        if (Integer.toUnsignedLong(asked.argsz()) < whole) {
            return Errno.EINVAL.result();
        }
        return argument.copyIn(DirtyBitmap.SIZE, DirtyBitmapGet.SIZE)
                .map(bytes -> get(DirtyBitmapGet.from(bytes), caller))
                .orElse(Errno.EFAULT)
                .result();
    }

    private Errno get(DirtyBitmapGet range, VmmProcess caller) {
        boolean formed = Type1.isRange(range.iova(), range.size());
        return !on || !formed || mappings.bisects(range.iova(), range.size())
                ? Errno.EINVAL
                : report(range.iova(), range.size(), range.bitmap(), caller);
    }

    Errno reportBeforeUnmap(DmaUnmap asked, Argument argument, VmmProcess caller) {
        long whole = (long) DmaUnmap.SIZE + Bitmap.SIZE;
        if (Integer.toUnsignedLong(asked.argsz()) < whole || !on) {
            return Errno.EINVAL;
        }
        return argument.copyIn(DmaUnmap.SIZE, Bitmap.SIZE)
                .map(bytes -> report(asked.iova(), asked.size(), Bitmap.from(bytes), caller))
                .orElse(Errno.EFAULT);
    }

    private Errno report(long iova, long size, Bitmap bitmap, VmmProcess caller) {
        long pages = size / Type1.PAGE;
        long needed = (pages + 63) / 64 * 8;
        boolean fits = bitmap.size() >= needed && bitmap.size() <= LARGEST_BITMAP;
        if (bitmap.pgsize() != Type1.PAGE || pages == 0 || !fits) {
            return Errno.EINVAL;
        }
        BitSet dirty = mappings.pinned().confines(groups) ? pinned(iova, size) : mapped(iova, size);
        byte[] bits = new byte[(int) needed];
        byte[] used = dirty.toByteArray();
        System.arraycopy(used, 0, bits, 0, used.length);
        return caller.copyOut(bitmap.data(), ByteBuffer.wrap(bits));
    }

    private BitSet pinned(long iova, long size) {
        BitSet dirty = new BitSet();
        mappings.pinned().take(iova, iova + size - 1).forEach(page -> dirty.set((int) ((page - iova) / Type1.PAGE)));
        return dirty;
    }

    private BitSet mapped(long iova, long size) {
        BitSet dirty = new BitSet();
        mappings.within(iova, size).forEach((start, mapping) -> {
            int first = (int) ((start - iova) / Type1.PAGE);
            dirty.set(first, first + (int) (mapping.size() / Type1.PAGE));
        });
        return dirty;
    }
}
