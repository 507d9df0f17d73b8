package org.vfiospec.pci.config;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** One memory base address register, in the header or in the SR-IOV capability; two dwords when 64 bits wide. */
public final class BarRegister {
    private final ConfigSpace config;
    private final int offset;

    private BarRegister(ConfigSpace config, int offset) {
        this.config = config;
        this.offset = offset;
    }

    /** The registers that are implemented in the slots from {@code first} on, by slot number. */
    static SortedMap<Integer, BarRegister> all(ConfigSpace config, int first, int slots) {
        TreeMap<Integer, BarRegister> implemented = new TreeMap<>();
        int slot = 0;
        while (slot < slots) {
            BarRegister register = new BarRegister(config, first + 4 * slot);
            if (register.writable() != 0) {
                implemented.put(slot, register);
            }
            slot += register.isWide() ? 2 : 1;
        }
        return Collections.unmodifiableSortedMap(implemented);
    }

    public boolean isWide() {
        return (config.read(offset, 4) & 0x6) == 0x4;
    }

    public boolean isPrefetchable() {
        return (config.read(offset, 4) & 0x8) != 0;
    }

    /** Bytes decoded: the lowest bit that software can change. */
    public long size() {
        return Long.lowestOneBit(writable());
    }

    /** The address software has put in. */
    public long address() {
        long high = isWide() ? (long) config.read(offset + 4, 4) << 32 : 0;
        return high | config.read(offset, 4) & 0xfffffff0L;
    }

    /** Puts an address in, as firmware does. */
    public void assign(long address) {
        config.write(offset, 4, (int) address);
        if (isWide()) {
            config.write(offset + 4, 4, (int) (address >>> 32));
        }
    }

    private long writable() {
        long high = isWide() ? (long) config.writable(offset + 4, 4) << 32 : 0;
        return high | config.writable(offset, 4) & 0xffffffffL;
    }
}
