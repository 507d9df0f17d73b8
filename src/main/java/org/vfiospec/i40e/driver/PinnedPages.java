package org.vfiospec.i40e.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pages that a driver has pinned, by what it has pinned them for. */
final class PinnedPages {
    private final GuestPages memory;
    private final Map<String, List<Long>> held = new TreeMap<>();

    PinnedPages(GuestPages memory) {
        this.memory = memory;
    }

    /** From now on these bytes are what {@code purpose} holds; what it held before is let go afterwards. */
    void hold(String purpose, long address, long length) {
        List<Long> pages = new ArrayList<>();
        for (long page = pageOf(address); length > 0 && page <= pageOf(address + length - 1); page += GuestPages.SIZE) {
            // A page that is not mapped cannot be written by the device either.
            if (!memory.pin(page).failed()) {
                pages.add(page);
            }
        }
        release(held.put(purpose, pages));
    }

    private static long pageOf(long address) {
        return address & -GuestPages.SIZE;
    }

    void releaseAll() {
        held.values().forEach(this::release);
        held.clear();
    }

    private void release(List<Long> pages) {
        if (pages != null) {
            pages.forEach(memory::unpin);
        }
    }
}
