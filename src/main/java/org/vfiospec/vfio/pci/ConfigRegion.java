package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import org.vfiospec.uapi.Errno;

/** Configuration space in the device file, as the shadow shows it. */
record ConfigRegion(ConfigShadow shadow) implements Region {

    @Override
    public String name() {
        return "config";
    }

    @Override
    public long size() {
        return shadow.size();
    }

    @Override
    public int flags() {
        return READ_WRITE;
    }

    // Unlike a BAR, config space is not shortened: all of the request or nothing.
    @Override
    public int read(long position, ByteBuffer into) {
        if (position > size() - into.remaining()) {
            return Errno.EFAULT.result();
        }
        int count = into.remaining();
        for (int at = (int) position; into.hasRemaining(); ) {
            int width = shadow.width(at, into.remaining());
            Units.put(into, width, shadow.read(at, width));
            at += width;
        }
        return count;
    }

    @Override
    public int write(long position, ByteBuffer from) {
        if (position > size() - from.remaining()) {
            return Errno.EFAULT.result();
        }
        int count = from.remaining();
        for (int at = (int) position; from.hasRemaining(); ) {
            int width = shadow.width(at, from.remaining());
            shadow.write(at, width, (int) Units.take(from, width));
            at += width;
        }
        return count;
    }
}
