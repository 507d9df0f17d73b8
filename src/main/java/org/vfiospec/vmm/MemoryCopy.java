package org.vfiospec.vmm;

import java.util.Map;
import java.util.TreeMap;

/**
 * Guest memory as the other side has it: everything once, then whatever is logged as written since.
 *
 * <p>A page that somebody writes without its being logged is wrong on the other side.
 */
final class MemoryCopy {
    private final Ram ram;
    private final DirtyLog log;
    private final Map<Long, byte[]> pages = new TreeMap<>();

    /** Begins with all pages. */
    MemoryCopy(Ram ram, DirtyLog log) {
        this.ram = ram;
        this.log = log;
        log.start();
        ram.takeWritten();
        pages.putAll(ram.pages());
    }

    /** Takes what devices and CPUs have written since the last round. */
    void round() {
        log.take().forEach(this::take);
        ram.takeWritten().forEach(this::take);
    }

    private void take(long page) {
        pages.put(page, ram.read(page, Ram.PAGE));
    }

    /** The last round, when nobody writes any more, and the end of the log. */
    Map<Long, byte[]> finish() {
        round();
        end();
        return pages;
    }

    void end() {
        log.stop();
    }
}
