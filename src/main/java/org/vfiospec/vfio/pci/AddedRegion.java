package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfiospec.uapi.Capability;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.vfio.VendorRegion;
import org.vfiospec.vfio.process.Mappable;

/** A variant driver's region in the device file, described by its type. */
record AddedRegion(VendorRegion region) implements Region {

    @Override
    public String name() {
        boolean migration = region.type() == RegionInfo.TYPE_MIGRATION;
        return migration ? "migration" : "region type 0x%x".formatted(region.type());
    }

    @Override
    public long size() {
        return region.size();
    }

    @Override
    public int flags() {
        return region.flags();
    }

    @Override
    public List<Capability> capabilities() {
        List<Capability> all = new ArrayList<>(List.of(Capability.type(region.type(), region.subtype())));
        all.addAll(region.capabilities());
        return all;
    }

    @Override
    public int read(long position, ByteBuffer into) {
        return region.read(position, into);
    }

    @Override
    public int write(long position, ByteBuffer from) {
        return region.write(position, from);
    }

    @Override
    public Mappable mmap(long position, long length) {
        boolean allowed = (region.flags() & RegionInfo.FLAG_MMAP) != 0;
        Optional<ByteBuffer> part = allowed ? region.memory(position, length) : Optional.empty();
        return part.<Mappable>map(MappedMemory::new).orElse(Mappable.refused(Errno.EINVAL));
    }

    @Override
    public String nameOf(long position) {
        return region.nameOf(position);
    }
}
