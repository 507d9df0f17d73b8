package org.vfiospec.pci;

import java.nio.ByteBuffer;
import org.vfiospec.trace.Hex;

/** A BAR as the end of a request's way: bytes become aligned accesses, made in the requester's name. */
record FunctionWindow(PciFunction function, int bar, long offset, String requester, String how) implements Destination {

    @Override
    public String verdict() {
        return how + " to " + function.name() + " BAR" + bar + " + " + Hex.of(offset, 4);
    }

    @Override
    public boolean read(ByteBuffer into) {
        Mmio registers = function.map(bar, requester);
        long at = offset;
        while (into.hasRemaining()) {
            int width = width(at, into.remaining());
            long value = registers.read(at, width);
            for (int i = 0; i < width; i++) {
                into.put((byte) (value >>> 8 * i));
            }
            at += width;
        }
        return true;
    }

    @Override
    public boolean write(ByteBuffer from) {
        Mmio registers = function.map(bar, requester);
        long at = offset;
        while (from.hasRemaining()) {
            int width = width(at, from.remaining());
            registers.write(at, width, take(from, width));
            at += width;
        }
        return true;
    }

    /** The widest naturally aligned access that fits. */
    private static int width(long at, int remaining) {
        long aligned = at == 0 ? 8 : Math.min(8, Long.lowestOneBit(at));
        return (int) Math.min(aligned, Integer.highestOneBit(remaining));
    }

    private static long take(ByteBuffer from, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (from.get() & 0xffL) << 8 * i;
        }
        return value;
    }
}
