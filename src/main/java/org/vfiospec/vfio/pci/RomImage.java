package org.vfiospec.vfio.pci;

import org.vfiospec.pci.Mmio;

/** How long the contents of an expansion ROM are: images one behind the other, each with its length. */
final class RomImage {
    private static final int SIGNATURE = 0xaa55;
    private static final int DATA_SIGNATURE = 'P' | 'C' << 8 | 'I' << 16 | 'R' << 24;
    private static final int DATA_POINTER = 24;
    private static final int LENGTH = 16;
    private static final int INDICATOR = 21;
    private static final int LAST = 0x80;
    private static final int BLOCK = 512;

    private RomImage() {}

    /** {@code pci_get_rom_size}: bytes up to the end of the last image, never more than {@code window}; 0 without one. */
    static long length(Mmio rom, long window) {
        long at = 0;
        boolean last = false;
        while (!last && at < window && rom.read(at, 2) == SIGNATURE) {
            long data = at + rom.read(at + DATA_POINTER, 2);
            if (data + INDICATOR >= window || rom.read(data, 4) != (DATA_SIGNATURE & 0xffff_ffffL)) {
                break;
            }
            long blocks = rom.read(data + LENGTH, 2);
            last = blocks == 0 || (rom.read(data + INDICATOR, 1) & LAST) != 0;
            at += blocks * BLOCK;
        }
        return Math.min(at, window);
    }
}
