package org.vfiospec.vfio.process;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.Request;

/** What a descriptor refers to; every call that a kind of file does not know fails as the kernel lets it fail. */
public interface OpenFile {

    /** The name in the ledger: {@code /dev/vfio/7}, or the device's name. */
    String name();

    /** Which requests are understood; empty for a file that knows none. */
    default Optional<Request.Target> target() {
        return Optional.empty();
    }

    /** The answer to a request that nobody knows. */
    default Errno unknownRequest() {
        return Errno.ENOTTY;
    }

    /** Serves a request that {@link #target()} understands. */
    default int ioctl(Request request, Argument argument, VmmProcess caller) {
        return Errno.ENOTTY.result();
    }

    default int pread(ByteBuffer into, long offset) {
        return Errno.EINVAL.result();
    }

    default int pwrite(ByteBuffer from, long offset) {
        return Errno.EINVAL.result();
    }

    /** What a shared mapping of the file shows, or why there is none. */
    default Mappable mmap(long offset, long length) {
        return Mappable.refused(Errno.ENODEV);
    }

    /** The answer to a private mapping, of which no file here has a copy to give. */
    default Errno mmapPrivate() {
        return Errno.ENODEV;
    }

    /** What lies at a file offset, for the ledger. */
    default String nameOf(long offset) {
        return "%s + 0x%x".formatted(name(), offset);
    }

    /** Whether a read would find something at once. */
    default boolean isReadable() {
        return true;
    }

    /** The last descriptor is closed. */
    default void release() {}
}
