package org.vfiospec.pci;

import org.vfiospec.trace.Hex;
import org.vfiospec.trace.RegisterAccess;

/** A BAR as a party sees it: enters every access in the ledger, then passes it on if the function answers. */
record MappedBar(PciFunction function, int bar, String party) implements Mmio {

    @Override
    public long read(long offset, int width) {
        long value = answers(offset, width) ? window().read(offset, width) : Mmio.allOnes(width);
        record(false, offset, width, hex(value, width));
        return value;
    }

    @Override
    public void write(long offset, int width, long value) {
        record(true, offset, width, hex(value, width));
        if (answers(offset, width)) {
            window().write(offset, width, value);
        }
    }

    @Override
    public void writePair(long offset, long low, long high) {
        record(true, offset, 16, hex(high, 8) + hex(low, 8).substring(2));
        if (answers(offset, 16)) {
            window().writePair(offset, low, high);
        }
    }

    @Override
    public String nameOf(long offset) {
        return answers(offset, 1) ? window().nameOf(offset) : "";
    }

    private boolean answers(long offset, int width) {
        Bar placed = function.bar(bar);
        return placed != null
                && function.decodes(placed)
                && window() != null
                && offset >= 0
                && offset <= placed.size() - width;
    }

    private Mmio window() {
        return function.model().windows().get(bar);
    }

    private void record(boolean write, long offset, int width, String content) {
        function.fabric()
                .record(new RegisterAccess(party, function.name(), write, bar, offset, nameOf(offset), width, content));
    }

    private static String hex(long value, int width) {
        return Hex.of(value & Mmio.allOnes(width), 2 * width);
    }
}
