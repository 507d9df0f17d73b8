package org.vfiospec.iommu;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** The memory of a host by physical address; a page takes space here once it is written. */
public final class HostMemory {
    public static final int PAGE = 0x1000;
    private static final long BASE = 0x20_8000_0000L;
    private static final byte[] UNTOUCHED = new byte[PAGE];

    private final Map<Long, byte[]> pages = new HashMap<>();
    private long next = BASE;

    /** Contiguous, zeroed memory, rounded up to whole pages; returns its physical address. */
    public long allocate(long bytes) {
        long address = next;
        next += bytes + PAGE - 1 & -PAGE;
        return address;
    }

    /** Whether every byte of the range was allocated. */
    public boolean contains(long physical, long bytes) {
        return physical >= BASE && bytes >= 0 && physical <= next - bytes;
    }

    /** Fills the buffer with the bytes from {@code physical} on. */
    public void read(long physical, ByteBuffer into) {
        for (long at = check(physical, into); into.hasRemaining(); ) {
            int bytes = inPage(at, into);
            into.put(pages.getOrDefault(at / PAGE, UNTOUCHED), (int) (at % PAGE), bytes);
            at += bytes;
        }
    }

    /** Takes the bytes of the buffer to {@code physical}. */
    public void write(long physical, ByteBuffer from) {
        for (long at = check(physical, from); from.hasRemaining(); ) {
            int bytes = inPage(at, from);
            from.get(pages.computeIfAbsent(at / PAGE, frame -> new byte[PAGE]), (int) (at % PAGE), bytes);
            at += bytes;
        }
    }

    /** How many pages hold something that was written. */
    public int writtenPages() {
        return pages.size();
    }

    private long check(long physical, ByteBuffer buffer) {
        if (!contains(physical, buffer.remaining())) {
            throw new IllegalArgumentException("no memory at 0x%x".formatted(physical));
        }
        return physical;
    }

    private static int inPage(long at, ByteBuffer buffer) {
        return (int) Math.min(PAGE - at % PAGE, buffer.remaining());
    }
}
