package org.vfiospec.vfio.pci;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.pci.PciFunction;

/**
 * Configuration space as user space sees it: each bit lives in a copy or in hardware, and may be written or not.
 *
 * <p>As {@code vfio_pci_config.c}: a read mixes both by the mask of virtual bits; a write changes the copy and, where a
 * bit is not virtual, hardware. Registers with a meaning of their own are watched.
 */
final class ConfigShadow {

    /** Called around a write that touches a watched register. */
    interface Watch {
        /** Before hardware is written; {@code value} is what the copy holds by now. */
        default void before(int old, int value) {}

        /** After it; the copy can still be changed. */
        default void after(int old, int value) {}
    }

    private record Watched(int offset, int width, Watch watch) {
        boolean touches(int at, int size) {
            return at < offset + width && offset < at + size;
        }
    }

    private final PciFunction function;
    private final String party;
    private final byte[] copy;
    private final ConfigMap map;
    private final List<Watched> watched = new ArrayList<>();

    ConfigShadow(PciFunction function, String party) {
        this.function = function;
        this.party = party;
        this.map = ConfigMap.of(function);
        this.copy = function.config().save();
    }

    int size() {
        return copy.length;
    }

    /** The widest access at an offset that crosses neither a dword nor the edge of a capability. */
    int width(int offset, int count) {
        int width = offset % 4 == 0 && count >= 4 ? 4 : offset % 2 == 0 && count >= 2 ? 2 : 1;
        while (width > 1 && !map.isOneRegister(offset, width)) {
            width /= 2;
        }
        return width;
    }

    int read(int offset, int width) {
        int virtual = map.virtual(offset, width);
        int kept = get(offset, width) & virtual;
        boolean allVirtual = (virtual & ones(width)) == ones(width);
        return allVirtual ? kept : kept | function.readConfig(party, offset, width) & ~virtual;
    }

    void write(int offset, int width, int value) {
        List<Watched> touched =
                watched.stream().filter(each -> each.touches(offset, width)).toList();
        List<Integer> old = touched.stream().map(this::get).toList();
        int writable = map.writable(offset, width);
        int wanted = get(offset, width) & ~writable | value & writable;
        set(offset, width, wanted);
        for (int i = 0; i < touched.size(); i++) {
            touched.get(i).watch.before(old.get(i), get(touched.get(i)));
        }
        writeHardware(offset, width, wanted, writable & ~map.virtual(offset, width));
        for (int i = 0; i < touched.size(); i++) {
            touched.get(i).watch.after(old.get(i), get(touched.get(i)));
        }
    }

    private void writeHardware(int offset, int width, int value, int real) {
        if ((real & ones(width)) != 0) {
            int kept = function.config().read(offset, width) & ~real;
            function.writeConfig(party, offset, width, (kept | value & real) & ones(width));
        }
    }

    void watch(int offset, int width, Watch watch) {
        watched.add(new Watched(offset, width, watch));
    }

    /** The copy, without a look at hardware. */
    int get(int offset, int width) {
        int value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | copy[offset + i] & 0xff;
        }
        return value;
    }

    void set(int offset, int width, int value) {
        for (int i = 0; i < width; i++) {
            copy[offset + i] = (byte) (value >> 8 * i);
        }
    }

    private int get(Watched register) {
        return get(register.offset, register.width);
    }

    private static int ones(int width) {
        return width == 4 ? -1 : (1 << 8 * width) - 1;
    }
}
