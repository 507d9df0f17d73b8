package org.vfiospec.vmm;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.vfiospec.uapi.Bitmap;
import org.vfiospec.uapi.DirtyBitmap;
import org.vfiospec.uapi.DirtyBitmapGet;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.SystemCalls;

/** The kernel's log of pages of guest RAM that devices may have written. */
public final class DirtyLog {
    /** Pages that a container with nothing but guest RAM has. */
    public static final int PAGES = Ram.SIZE / Ram.PAGE;

    private static final int BYTES = PAGES / 8;

    private final SystemCalls calls;
    private final int container;
    private final long bitmap;

    DirtyLog(SystemCalls calls, int container) {
        this.calls = calls;
        this.container = container;
        this.bitmap = Refused.check("dirty bitmap", calls.mmap(BYTES));
    }

    public void start() {
        Refused.check("dirty log", request(DirtyBitmap.FLAG_START).result());
    }

    public void stop() {
        Refused.check("dirty log", request(DirtyBitmap.FLAG_STOP).result());
    }

    /** The page that holds an address, as the log names it; empty for an address outside guest RAM. */
    public static Optional<Long> pageOf(long address) {
        boolean inside = address >= Ram.BASE && address < Ram.BASE + Ram.SIZE;
        return inside ? Optional.of(address & -Ram.PAGE) : Optional.empty();
    }

    /** The pages by guest-physical address that have been logged since this was asked before. */
    public List<Long> take() {
        Refused.check("dirty bitmap", calls.store(bitmap, Little.buffer(BYTES)));
        Refused.check("dirty log", query(Ram.BASE, Ram.SIZE, Ram.PAGE, BYTES).result());
        ByteBuffer bits = Little.buffer(BYTES);
        Refused.check("dirty bitmap", calls.load(bitmap, bits));
        List<Long> pages = new ArrayList<>();
        BitSet.valueOf(bits.rewind()).stream().forEach(page -> pages.add(Ram.BASE + (long) page * Ram.PAGE));
        return pages;
    }

    /** A request without data, with any flags. */
    public Errno request(int flags) {
        return ask(new DirtyBitmap(DirtyBitmap.SIZE, flags).toBytes());
    }

    /** Asks for the dirty pages of any range, for pages of any size, into a bitmap of any size in bytes. */
    public Errno query(long iova, long size, long pageSize, long bitmapSize) {
        ByteBuffer get = Little.buffer(DirtyBitmap.SIZE + DirtyBitmapGet.SIZE);
        new DirtyBitmap(get.capacity(), DirtyBitmap.FLAG_GET_BITMAP).putTo(get);
        new DirtyBitmapGet(iova, size, new Bitmap(pageSize, bitmapSize, bitmap)).putTo(get);
        return ask(get.flip());
    }

    /** The guest-physical address of the first byte of guest memory. */
    public long base() {
        return Ram.BASE;
    }

    /** Bytes of guest memory. */
    public long size() {
        return Ram.SIZE;
    }

    /** Bytes of a bitmap for all of it. */
    public long bitmapSize() {
        return BYTES;
    }

    private Errno ask(ByteBuffer argument) {
        return Errno.of(calls.ioctl(container, Request.VFIO_IOMMU_DIRTY_PAGES.number(), argument));
    }
}
