package org.vfiospec.spec;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.vmm.GuestDevice;

/** The registers of a function that have names, in the order of its BARs and of their offsets. */
public final class NamedRegisters {
    /** By kind and revision of function, BAR and its size: finding the names means asking for every offset. */
    private static final Map<String, Map<Long, String>> NAMES = new ConcurrentHashMap<>();

    private final PciFunction function;

    NamedRegisters(PciFunction function) {
        this.function = function;
    }

    private interface Action {
        void on(int bar, long offset, String name);
    }

    /** What they hold, by name, without an access that anybody could see. */
    public Map<String, Long> values() {
        Map<String, Long> values = new TreeMap<>();
        each((bar, offset, name) -> values.put("BAR%d %s".formatted(bar, name), value(bar, offset)));
        return values;
    }

    /** What they hold, by BAR (in the upper half) and offset. */
    Map<Long, Long> byPlace() {
        Map<Long, Long> values = new TreeMap<>();
        each((bar, offset, name) -> values.put((long) bar << 32 | offset, value(bar, offset)));
        return values;
    }

    /** The guest reads each that user space can see. */
    public void read(GuestDevice guest) {
        each((bar, offset, name) -> guest.read(bar, offset, 4));
    }

    /** The guest writes noise to each that user space can see. */
    public void disturb(GuestDevice guest) {
        each((bar, offset, name) -> guest.write(bar, offset, 4, 0xa5a5_5a5aL + offset));
    }

    private long value(int bar, long offset) {
        return function.model().windows().get(bar).read(offset, 4);
    }

    private void each(Action action) {
        function.bars().stream()
                .map(bar -> bar.index())
                .filter(bar -> function.model().windows().containsKey(bar))
                .forEach(bar -> names(bar).forEach((offset, name) -> action.on(bar, offset, name)));
    }

    private Map<Long, String> names(int bar) {
        long size = function.bar(bar).size();
        int revision = function.config().read(ConfigSpace.REVISION, 1);
        return NAMES.computeIfAbsent(
                "%s %d %d %d".formatted(function.id(), revision, bar, size), kind -> scan(bar, size));
    }

    private Map<Long, String> scan(int bar, long size) {
        Map<Long, String> names = new TreeMap<>();
        Mmio window = function.model().windows().get(bar);
        for (long offset = 0; offset < size; offset += 4) {
            String name = window.nameOf(offset);
            if (!name.isEmpty()) {
                names.put(offset, name);
            }
        }
        return names;
    }
}
