package org.vfiospec.vmm;

import java.util.List;

/**
 * One device in a migration stream.
 *
 * @param segments the migration data, piece by piece as the driver offered them
 * @param command the PCI command register, which the VMM restores
 * @param interrupts of each enabled vector, how often it has fired without the guest having noticed
 */
public record SavedDevice(String name, List<byte[]> segments, int command, List<Long> interrupts) {
    public SavedDevice {
        segments = List.copyOf(segments);
        interrupts = List.copyOf(interrupts);
    }

    /** The same with other migration data. */
    public SavedDevice with(List<byte[]> other) {
        return new SavedDevice(name, other, command, interrupts);
    }

    /** Bytes of migration data. */
    public long length() {
        return segments.stream().mapToLong(segment -> segment.length).sum();
    }
}
