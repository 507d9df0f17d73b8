package org.vfiospec.vfio.core;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vfiospec.iommu.IommuGroup;

/**
 * The pages of a container that drivers have pinned, and which of its groups let their devices write no other page
 * ({@code pinned_page_dirty_scope}).
 */
final class PinnedPages {
    private final List<IommuGroup> confined = new ArrayList<>();
    private final NavigableMap<Long, Integer> pins = new TreeMap<>(Long::compareUnsigned);
    private final NavigableSet<Long> dirty = new TreeSet<>(Long::compareUnsigned);

    /** A driver that pins pages promises that its device writes to no others. */
    void pin(IommuGroup group, long page) {
        if (!confined.contains(group)) {
            confined.add(group);
        }
        pins.merge(page, 1, Integer::sum);
        dirty.add(page);
    }

    void unpin(long page) {
        pins.computeIfPresent(page, (key, count) -> count == 1 ? null : count - 1);
    }

    void leave(IommuGroup group) {
        confined.remove(group);
    }

    boolean confines(List<IommuGroup> groups) {
        return !groups.isEmpty() && confined.containsAll(groups);
    }

    /** The log starts: what is pinned now may be written at any time. */
    void startLog() {
        dirty.clear();
        dirty.addAll(pins.keySet());
    }

    /** The dirty pages of a range; from now on only what is still pinned counts. */
    List<Long> take(long first, long last) {
        NavigableSet<Long> range = dirty.subSet(first, true, last, true);
        List<Long> taken = List.copyOf(range);
        range.clear();
        dirty.addAll(pins.subMap(first, true, last, true).keySet());
        return taken;
    }
}
