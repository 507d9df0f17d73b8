package org.vfiospec.vmm;

import java.util.List;

/**
 * One device in a migration stream.
 *
 * @param segments the migration data, piece by piece as the driver offered them
 * @param command the PCI command register, which the VMM restores
 * @param vectors enabled interrupt vectors, which the VMM sets up again
 */
public record SavedDevice(String name, List<byte[]> segments, int command, int vectors) {
    public SavedDevice {
        segments = List.copyOf(segments);
    }

    /** The same with other migration data. */
    public SavedDevice with(List<byte[]> other) {
        return new SavedDevice(name, other, command, vectors);
    }

    /** Bytes of migration data. */
    public long length() {
        return segments.stream().mapToLong(segment -> segment.length).sum();
    }
}
