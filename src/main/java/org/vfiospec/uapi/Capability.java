package org.vfiospec.uapi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;

/**
 * A link of the capability chain behind an info structure: {@code struct vfio_info_cap_header} and what follows it.
 *
 * @param body the bytes after the header, read-only and little-endian
 */
public record Capability(int id, int version, ByteBuffer body) {
    /** The size of {@code struct vfio_info_cap_header}: u16 id, u16 version, u32 next. */
    public static final int HEADER = 8;

    /** Of a region: only these areas may be mapped. */
    public static final int SPARSE_MMAP = 1;
    /** Of a device-specific region: its type and subtype. */
    public static final int TYPE = 2;
    /** Of the BAR with the MSI-X table: it may be mapped as a whole. */
    public static final int MSIX_MAPPABLE = 3;

    /** A part of a region, in bytes from the region's start. */
    public record Area(long offset, long size) {}

    public Capability {
        ByteBuffer copy = ByteBuffer.allocate(body.remaining()).put(body.duplicate());
        body = copy.flip().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A capability that says all by being there. */
    public static Capability bare(int id) {
        return new Capability(id, 1, ByteBuffer.allocate(0));
    }

    public static Capability type(int type, int subtype) {
        return new Capability(TYPE, 1, little(8).putInt(type).putInt(subtype).flip());
    }

    public static Capability sparseMmap(List<Area> areas) {
        ByteBuffer body = little(8 + 16 * areas.size()).putInt(areas.size()).putInt(0);
        areas.forEach(area -> body.putLong(area.offset()).putLong(area.size()));
        return new Capability(SPARSE_MMAP, 1, body.flip());
    }

    /** The areas that {@link #sparseMmap} has put into the body. */
    public List<Area> areas() {
        ByteBuffer bytes = body();
        int count = bytes.getInt();
        bytes.getInt();
        return Stream.generate(() -> new Area(bytes.getLong(), bytes.getLong()))
                .limit(count)
                .toList();
    }

    /** The body, to be read from its start without disturbing this value. */
    @Override
    public ByteBuffer body() {
        return body.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
