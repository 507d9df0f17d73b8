package org.vfiospec.uapi;

import java.nio.ByteBuffer;

/** {@code struct vfio_pci_dependent_device}: one function that a hot reset affects. */
public record DependentDevice(int groupId, short segment, byte bus, byte devfn) implements Structure {
    public static final int SIZE = 8;

    /** Reads the fields from the buffer's position; the buffer is little-endian. */
    public static DependentDevice from(ByteBuffer in) {
        return new DependentDevice(in.getInt(), in.getShort(), in.get(), in.get());
    }

    @Override
    public int sizeof() {
        return SIZE;
    }

    @Override
    public void putTo(ByteBuffer out) {
        out.putInt(groupId).putShort(segment).put(bus).put(devfn);
    }
}
