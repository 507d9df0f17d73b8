package org.vfiospec.vmm;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Guest memory as the other side has it: everything once, then whatever is logged as written since.
 *
 * <p>A page that somebody writes without its being logged is wrong on the other side.
 */
final class MemoryCopy {
    private static final byte[] ZERO = new byte[Ram.PAGE];

    private final Ram ram;
    private final DirtyLog log;
    private final Map<Long, byte[]> pages = new TreeMap<>();
    private final byte[] now = new byte[Ram.PAGE];

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

    // Most pages that are logged have not changed, and most of those are zero.
    private void take(long page) {
        ram.read(page, now);
        if (!Arrays.equals(now, pages.computeIfAbsent(page, untouched -> ZERO))) {
            pages.put(page, now.clone());
        }
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
