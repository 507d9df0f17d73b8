package org.vfiospec.migration;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vfiospec.uapi.Capability.Area;
import org.vfiospec.uapi.MigrationInfo;

/**
 * Where the segments of a window lie: all trapped, or partly in memory that user space may map.
 *
 * <p>It holds one segment at a time, and nothing once it was cleared.
 */
public final class DataSection {
    private static final int PAGE = 4096;

    private final int start;
    private final int limit;
    /** Kernel memory that a user may have mapped; empty if the section is trapped. */
    private final byte[] pages;

    private byte[] bytes = {};
    private long at;
    private int length;

    private DataSection(int start, int limit, byte[] pages) {
        this.start = start;
        this.limit = limit;
        this.pages = pages;
    }

    /** A section that begins behind the registers, reached by reads and writes alone. */
    public static DataSection trapped(int limit) {
        return trapped(MigrationInfo.SIZE, limit);
    }

    /**
     * A section reached by reads and writes alone.
     *
     * @param start where it begins in the region
     * @param limit bytes of the largest segment
     */
    public static DataSection trapped(int start, int limit) {
        return new DataSection(start, limit, new byte[0]);
    }

    /** A section of two parts: the rest of the page of the registers, trapped, then pages that may be mapped. */
    public static DataSection partitioned(int limit) {
        return new DataSection(MigrationInfo.SIZE, limit, new byte[(limit + PAGE - 1) / PAGE * PAGE]);
    }

    private boolean isPartitioned() {
        return pages.length > 0;
    }

    /** Where the region ends. */
    long end() {
        return isPartitioned() ? PAGE + pages.length : start + limit;
    }

    List<Area> mappable() {
        return isPartitioned() ? List.of(new Area(PAGE, pages.length)) : List.of();
    }

    /** The memory of a page-aligned range, shared with whoever maps it; empty for any other range. */
    Optional<ByteBuffer> memory(long offset, long size) {
        boolean inside = size > 0 && offset >= PAGE && offset % PAGE == 0 && offset - PAGE <= pages.length - size;
        return inside ? Optional.of(ByteBuffer.wrap(pages, (int) offset - PAGE, (int) size)) : Optional.empty();
    }

    /** Forgets what it holds, also where it is mapped. */
    void clear() {
        bytes = new byte[0];
        length = 0;
        Arrays.fill(pages, (byte) 0);
    }

    /** Lays a segment out; whole pages where they can be mapped, anything else where it is trapped. */
    void offer(byte[] segment) {
        if (isPartitioned() && segment.length % PAGE == 0) {
            System.arraycopy(segment, 0, pages, 0, segment.length);
            hold(pages, PAGE, segment.length);
        } else {
            hold(segment, start, segment.length);
        }
    }

    /** Makes room for a segment of any length. */
    void expect() {
        boolean mapped = isPartitioned();
        hold(mapped ? pages : new byte[limit], mapped ? PAGE : start, limit);
    }

    private void hold(byte[] where, long offset, int count) {
        bytes = where;
        at = offset;
        length = count;
    }

    long offset() {
        return at;
    }

    int length() {
        return length;
    }

    /** Takes out the first bytes of what it holds, and makes room for more. */
    byte[] take(int count) {
        byte[] taken = bytes != pages && count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
        expect();
        return taken;
    }

    int read(long offset, ByteBuffer into) {
        int count = into.remaining();
        into.put(bytes, (int) (offset - at), count);
        return count;
    }

    int write(long offset, ByteBuffer from) {
        int count = from.remaining();
        from.get(bytes, (int) (offset - at), count);
        return count;
    }

    boolean covers(long offset, int count) {
        return offset >= at && offset - at <= length - count;
    }
}
