package org.vfiospec.vfio.pci;

/** Whether a function's BARs can be touched now, and which pages of its mappings are still good. */
final class MemorySpace {
    private boolean enabled;
    private boolean asleep;
    private int zaps;

    /** The memory-enable bit as user space has it; for a virtual function there is no other. */
    void enable(boolean on) {
        enabled = on;
    }

    /** Whether the function is in D3hot or deeper. */
    void sleep(boolean deep) {
        asleep = deep;
    }

    boolean isEnabled() {
        return enabled && !asleep;
    }

    boolean isAsleep() {
        return asleep;
    }

    /** Removes every installed page; the next touch faults, and is checked, again. */
    void zap() {
        zaps++;
    }

    int zaps() {
        return zaps;
    }
}
