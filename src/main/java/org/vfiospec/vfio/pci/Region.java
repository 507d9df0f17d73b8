package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfiospec.uapi.Capability;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.vfio.process.Mappable;

/** One region of a device file; positions are bytes from its start. */
interface Region {
    int READ_WRITE = RegionInfo.FLAG_READ | RegionInfo.FLAG_WRITE;

    String name();

    /** Bytes; 0 for a region that is not there. */
    long size();

    int flags();

    default List<Capability> capabilities() {
        return List.of();
    }

    /** Returns the bytes transferred, which may be fewer, or {@code -errno}. */
    int read(long position, ByteBuffer into);

    int write(long position, ByteBuffer from);

    default Mappable mmap(long position, long length) {
        return Mappable.refused(Errno.EINVAL);
    }

    /** The name of what lies at a position, for the ledger; empty where there is none. */
    default String nameOf(long position) {
        return "";
    }

    /** A BAR or a ROM that the function does not have: size 0, no flags, no access. */
    record Absent(String name) implements Region {
        @Override
        public long size() {
            return 0;
        }

        @Override
        public int flags() {
            return 0;
        }

        @Override
        public int read(long position, ByteBuffer into) {
            return Errno.EINVAL.result();
        }

        @Override
        public int write(long position, ByteBuffer from) {
            return Errno.EINVAL.result();
        }
    }
}
