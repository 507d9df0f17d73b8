package org.vfiospec.migration;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.vfiospec.uapi.Capability.Area;
import org.vfiospec.uapi.Errno;

/** The part of the migration region through which the stream passes, as a user meets it; offsets are the region's. */
public interface DataWindow {

    /** Bytes left, or {@code -errno}. */
    long pendingBytes();

    /** Where the next segment lies or goes, or {@code -errno}. */
    long dataOffset();

    /** Length of the segment that was made ready, or {@code -errno}. */
    long dataSize();

    /** The user has written a segment of {@code length} bytes. */
    Errno commit(long length);

    /** Reads bytes behind the registers; their number, or {@code -errno}. */
    int read(long offset, ByteBuffer into);

    /** Writes bytes behind the registers; their number, or {@code -errno}. */
    int write(long offset, ByteBuffer from);

    /** Where the region ends. */
    long end();

    /** The parts that user space may map; none if all of it is trapped. */
    default List<Area> mappable() {
        return List.of();
    }

    /** The memory behind a mapping; empty if the range may not be mapped. */
    default Optional<ByteBuffer> memory(long offset, long length) {
        return Optional.empty();
    }
}
