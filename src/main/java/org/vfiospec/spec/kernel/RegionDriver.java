package org.vfiospec.spec.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.Capability;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.vfio.VariantDriver;
import org.vfiospec.vfio.VendorRegion;

/** A variant driver with one region of four pages, the first of which is registers and the rest plain memory. */
final class RegionDriver implements VariantDriver, VendorRegion {
    private static final int TYPE = 0x8000_1af4;
    private static final int SUBTYPE = 7;
    private static final int TRAPPED = 0x1000;
    private static final int SIZE = 0x4000;

    private final ByteBuffer content = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    private final boolean mappable;
    private int asked;

    RegionDriver(boolean mappable) {
        this.mappable = mappable;
    }

    /** How often the core has asked it for a mapping. */
    int timesAsked() {
        return asked;
    }

    @Override
    public String name() {
        return "adding";
    }

    @Override
    public Errno probe(PciFunction function) {
        return Errno.OK;
    }

    @Override
    public List<VendorRegion> regions() {
        return List.of(this);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int subtype() {
        return SUBTYPE;
    }

    @Override
    public long size() {
        return SIZE;
    }

    @Override
    public int flags() {
        int mmap = mappable ? RegionInfo.FLAG_MMAP : 0;
        return RegionInfo.FLAG_READ | RegionInfo.FLAG_WRITE | mmap;
    }

    @Override
    public List<Capability> capabilities() {
        List<Capability.Area> areas = List.of(new Capability.Area(TRAPPED, SIZE - TRAPPED));
        return mappable ? List.of(Capability.sparseMmap(areas)) : List.of();
    }

    @Override
    public int read(long offset, ByteBuffer into) {
        if (offset > SIZE - into.remaining()) {
            return Errno.EINVAL.result();
        }
        int count = into.remaining();
        into.put(content.slice((int) offset, count));
        return count;
    }

    @Override
    public int write(long offset, ByteBuffer from) {
        if (offset > SIZE - from.remaining()) {
            return Errno.EINVAL.result();
        }
        int count = from.remaining();
        content.slice((int) offset, count).put(from);
        return count;
    }

    @Override
    public Optional<ByteBuffer> memory(long offset, long length) {
        asked++;
        boolean listed = offset >= TRAPPED && length <= SIZE - offset;
        return listed ? Optional.of(content.slice((int) offset, (int) length)) : Optional.empty();
    }
}
