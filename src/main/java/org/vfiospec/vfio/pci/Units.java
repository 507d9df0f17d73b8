package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import org.vfiospec.pci.Mmio;

/** Cuts a transfer into naturally aligned accesses, as {@code vfio_pci_core_do_io_rw} does. */
final class Units {
    private static final int PAIR = 16;

    private Units() {}

    /** The widest access of 8, 4, 2 or 1 bytes that is aligned at {@code position} and no longer than {@code count}. */
    static int width(long position, long count) {
        int width = 8;
        while (width > 1 && (position % width != 0 || count < width)) {
            width /= 2;
        }
        return width;
    }

    static void load(Mmio registers, long position, ByteBuffer into) {
        long at = position;
        while (into.hasRemaining()) {
            int width = width(at, into.remaining());
            put(into, width, registers.read(at, width));
            at += width;
        }
    }

    /** As {@link #load}; an aligned store of 16 bytes stays one. */
    static void store(Mmio registers, long position, ByteBuffer from) {
        long at = position;
        while (from.hasRemaining()) {
            if (from.remaining() == PAIR && at % PAIR == 0) {
                registers.writePair(at, take(from, 8), take(from, 8));
                return;
            }
            int width = width(at, from.remaining());
            registers.write(at, width, take(from, width));
            at += width;
        }
    }

    static void put(ByteBuffer into, int width, long value) {
        for (int i = 0; i < width; i++) {
            into.put((byte) (value >>> 8 * i));
        }
    }

    static long take(ByteBuffer from, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (from.get() & 0xffL) << 8 * i;
        }
        return value;
    }
}
