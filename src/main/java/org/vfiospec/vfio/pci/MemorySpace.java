package org.vfiospec.vfio.pci;

import java.util.ArrayList;
import java.util.List;

/** Whether a function's BARs can be touched now, and which pages of its mappings are still good. */
final class MemorySpace {
    private final List<Runnable> watchers = new ArrayList<>();
    private boolean enabled;
    private boolean asleep;
    private boolean lent;
    private int zaps;

    /** The memory-enable bit as user space has it; for a virtual function there is no other. */
    void enable(boolean on) {
        enabled = on;
    }

    /** Whether the function is in D3hot or deeper. */
    void sleep(boolean deep) {
        asleep = deep;
    }

    /** Whether the user has left it to the kernel when the function sleeps. */
    void lend(boolean toKernel) {
        lent = toKernel;
    }

    boolean isEnabled() {
        return enabled && !asleep;
    }

    boolean isAsleep() {
        return asleep;
    }

    /** Whether a touch of a mapping may install its page ({@code vfio_pci_mmap_fault}). */
    boolean admitsTouch() {
        return isEnabled() && !lent;
    }

    /** Removes every installed page, and asks importers of exported parts to let go; the next touch is checked again. */
    void zap() {
        zaps++;
        List.copyOf(watchers).forEach(Runnable::run);
    }

    int zaps() {
        return zaps;
    }

    /** Calls {@code watcher} at every {@link #zap()}. */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void forget(Runnable watcher) {
        watchers.remove(watcher);
    }
}
