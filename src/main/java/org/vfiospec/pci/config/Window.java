package org.vfiospec.pci.config;

/**
 * A range of bus addresses that a bridge passes downwards.
 *
 * @param base its first address, a multiple of 1 MiB
 * @param end the first address behind it; not above {@code base} when the window is closed
 */
public record Window(long base, long end) {
    public static final long GRANULE = 0x10_0000;

    /** The window for memory that may have side effects when read: 32-bit addresses. */
    static Window memory(ConfigSpace bridge) {
        return new Window(
                bridge.read(0x20, 2) << 16 & 0xfff00000L, (bridge.read(0x22, 2) << 16 & 0xfff00000L) + GRANULE);
    }

    /** The window for prefetchable memory: 64-bit addresses. */
    static Window prefetchable(ConfigSpace bridge) {
        long base = (long) bridge.read(0x28, 4) << 32 | bridge.read(0x24, 2) << 16 & 0xfff00000L;
        long last = (long) bridge.read(0x2c, 4) << 32 | bridge.read(0x26, 2) << 16 & 0xfff00000L;
        return new Window(base, last + GRANULE);
    }

    void openMemory(ConfigSpace bridge) {
        bridge.write(0x20, 2, (int) (base >> 16));
        bridge.write(0x22, 2, (int) (end - GRANULE >> 16));
    }

    void openPrefetchable(ConfigSpace bridge) {
        bridge.write(0x24, 2, (int) (base >> 16) & 0xfff0);
        bridge.write(0x26, 2, (int) (end - GRANULE >> 16) & 0xfff0);
        bridge.write(0x28, 4, (int) (base >> 32));
        bridge.write(0x2c, 4, (int) (end - GRANULE >> 32));
    }

    public boolean isOpen() {
        return end > base;
    }

    public boolean contains(long address) {
        return address >= base && address < end;
    }
}
