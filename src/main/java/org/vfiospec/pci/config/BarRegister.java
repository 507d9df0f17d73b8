package org.vfiospec.pci.config;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** One base address register, in the header or in the SR-IOV capability; two dwords when 64 bits wide. */
public final class BarRegister {
    private static final int MEMORY_ADDRESS = 0xfffffff0;
    private static final int PORT_ADDRESS = 0xfffffffc;
    private static final int ROM_ADDRESS = 0xfffff800;

    private final ConfigSpace config;
    private final int offset;
    private final int addressBits;

    private BarRegister(ConfigSpace config, int offset, int addressBits) {
        this.config = config;
        this.offset = offset;
        this.addressBits = addressBits;
    }

    private static BarRegister at(ConfigSpace config, int offset) {
        boolean port = (config.read(offset, 4) & 0x1) != 0;
        return new BarRegister(config, offset, port ? PORT_ADDRESS : MEMORY_ADDRESS);
    }

    /** The register of the expansion ROM, whose lowest bit switches it on. */
    static BarRegister rom(ConfigSpace config) {
        return new BarRegister(config, ConfigSpace.ROM, ROM_ADDRESS);
    }

    /** The registers that are implemented in the slots from {@code first} on, by slot number. */
    static SortedMap<Integer, BarRegister> all(ConfigSpace config, int first, int slots) {
        TreeMap<Integer, BarRegister> implemented = new TreeMap<>();
        int slot = 0;
        while (slot < slots) {
            BarRegister register = at(config, first + 4 * slot);
            if (register.writable() != 0) {
                implemented.put(slot, register);
            }
            slot += register.isWide() ? 2 : 1;
        }
        return Collections.unmodifiableSortedMap(implemented);
    }

    /** Whether it places I/O ports instead of memory. */
    public boolean isPort() {
        return addressBits == PORT_ADDRESS;
    }

    public boolean isWide() {
        return addressBits == MEMORY_ADDRESS && (config.read(offset, 4) & 0x6) == 0x4;
    }

    public boolean isPrefetchable() {
        return addressBits == MEMORY_ADDRESS && (config.read(offset, 4) & 0x8) != 0;
    }

    /** Bytes decoded: the lowest bit that software can change. */
    public long size() {
        return Long.lowestOneBit(writable());
    }

    /** The address software has put in. */
    public long address() {
        long high = isWide() ? (long) config.read(offset + 4, 4) << 32 : 0;
        return high | config.read(offset, 4) & addressBits & 0xffffffffL;
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
        return high | config.writable(offset, 4) & addressBits & 0xffffffffL;
    }
}
