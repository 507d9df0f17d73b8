package org.vfiospec.vmm;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.vfiospec.uapi.Bitmap;
import org.vfiospec.uapi.DirtyBitmap;
import org.vfiospec.uapi.DirtyBitmapGet;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.SystemCalls;

/** The kernel's log of pages of guest RAM that devices may have written. */
final class DirtyLog {
    private static final int PAGES = Ram.SIZE / Ram.PAGE;
    private static final int BYTES = PAGES / 8;

    private final SystemCalls calls;
    private final int container;
    private final long bitmap;

    DirtyLog(SystemCalls calls, int container) {
        this.calls = calls;
        this.container = container;
        this.bitmap = Refused.check("dirty bitmap", calls.mmap(BYTES));
    }

    void start() {
        ask(new DirtyBitmap(DirtyBitmap.SIZE, DirtyBitmap.FLAG_START).toBytes());
    }

    void stop() {
        ask(new DirtyBitmap(DirtyBitmap.SIZE, DirtyBitmap.FLAG_STOP).toBytes());
    }

    /** The pages by guest-physical address that have been logged since this was asked before. */
    List<Long> take() {
        Refused.check("dirty bitmap", calls.store(bitmap, Little.buffer(BYTES)));
        ByteBuffer get = Little.buffer(DirtyBitmap.SIZE + DirtyBitmapGet.SIZE);
        new DirtyBitmap(get.capacity(), DirtyBitmap.FLAG_GET_BITMAP).putTo(get);
        new DirtyBitmapGet(Ram.BASE, Ram.SIZE, new Bitmap(Ram.PAGE, BYTES, bitmap)).putTo(get);
        ask(get.flip());
        ByteBuffer bits = Little.buffer(BYTES);
        Refused.check("dirty bitmap", calls.load(bitmap, bits));
        List<Long> pages = new ArrayList<>();
        BitSet.valueOf(bits.rewind()).stream().forEach(page -> pages.add(Ram.BASE + (long) page * Ram.PAGE));
        return pages;
    }

    private void ask(ByteBuffer argument) {
        Refused.check("dirty log", calls.ioctl(container, Request.VFIO_IOMMU_DIRTY_PAGES.number(), argument));
    }
}
