package org.vfiospec.acc.hardware;

import java.util.Map;
import java.util.TreeMap;
import org.vfiospec.pci.Mmio;

/** A BAR whose background is one window and in which others lie at offsets of their own. */
final class WindowMap implements Mmio {
    private final Mmio background;
    private final TreeMap<Long, Inset> insets = new TreeMap<>();

    private record Inset(long start, long size, Mmio window) {}

    WindowMap(Mmio background) {
        this.background = background;
    }

    WindowMap with(long start, long size, Mmio window) {
        insets.put(start, new Inset(start, size, window));
        return this;
    }

    private Inset at(long offset) {
        Map.Entry<Long, Inset> below = insets.floorEntry(offset);
        boolean hit =
                below != null && offset < below.getKey() + below.getValue().size();
        return hit ? below.getValue() : new Inset(0, 0, background);
    }

    @Override
    public long read(long offset, int width) {
        Inset inset = at(offset);
        return inset.window().read(offset - inset.start(), width);
    }

    @Override
    public void write(long offset, int width, long value) {
        Inset inset = at(offset);
        inset.window().write(offset - inset.start(), width, value);
    }

    @Override
    public void writePair(long offset, long low, long high) {
        Inset inset = at(offset);
        inset.window().writePair(offset - inset.start(), low, high);
    }

    @Override
    public String nameOf(long offset) {
        Inset inset = at(offset);
        return inset.window().nameOf(offset - inset.start());
    }
}
