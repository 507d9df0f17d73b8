package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.RegionInfo;

/** A ROM that firmware has copied into memory before the kernel ran; the function itself has none, or is not asked. */
record RomCopy(byte[] image) implements Region {

    @Override
    public String name() {
        return "ROM";
    }

    /** As a BAR's size, a power of two. */
    @Override
    public long size() {
        long highest = Long.highestOneBit(image.length);
        return highest == image.length ? highest : highest << 1;
    }

    @Override
    public int flags() {
        return RegionInfo.FLAG_READ;
    }

    @Override
    public int read(long position, ByteBuffer into) {
        if (position >= size()) {
            return Errno.EINVAL.result();
        }
        int count = (int) Math.min(into.remaining(), size() - position);
        for (long at = position; at < position + count; at++) {
            into.put(at < image.length ? image[(int) at] : (byte) 0xff);
        }
        return count;
    }

    @Override
    public int write(long position, ByteBuffer from) {
        return Errno.EINVAL.result();
    }
}
