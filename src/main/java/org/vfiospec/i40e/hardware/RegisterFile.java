package org.vfiospec.i40e.hardware;

import java.util.HashMap;
import java.util.Map;
import org.vfiospec.i40e.Access;
import org.vfiospec.i40e.Register;
import org.vfiospec.pci.Mmio;

/**
 * A window of registers.
 *
 * <p>Simplified: where there is none, reads give 0 and writes are dropped; a write of less than 4 bytes is dropped.
 */
final class RegisterFile implements Mmio {

    private record Place(Register register, int row, int index, Word word) {
        String name() {
            String inRow = register.count() > 1 ? "[" + index + "]" : "";
            return register.name() + (register.rowStride() > 0 ? "[" + row + "]" : "") + inRow;
        }
    }

    private final Map<Long, Place> places = new HashMap<>();

    /** A register of a window; returns the word, so that it can be kept. */
    Word place(Register register, Word word) {
        return place(register, 0, word);
    }

    Word place(Register register, int index, Word word) {
        return place(register, 0, index, word);
    }

    Word place(Register register, int row, int index, Word word) {
        if (index >= register.count()) {
            throw new IllegalArgumentException(register.name() + " has no element " + index);
        }
        long offset = register.at(row, index);
        Place other = places.put(offset, new Place(register, row, index, word));
        if (other != null) {
            throw new IllegalArgumentException("%s overlaps %s".formatted(register.name(), other.name()));
        }
        return word;
    }

    @Override
    public long read(long offset, int width) {
        if (width == 8) {
            return read(offset, 4) | read(offset + 4, 4) << 32;
        }
        return readWord(offset & ~3L) >>> 8 * (offset & 3) & Mmio.allOnes(width);
    }

    private long readWord(long offset) {
        Place place = places.get(offset);
        if (place == null) {
            return 0;
        }
        int value = place.word().get();
        if (place.register().access() == Access.RC) {
            place.word().set(0);
        }
        return Integer.toUnsignedLong(value);
    }

    @Override
    public void write(long offset, int width, long value) {
        if (width == 8) {
            write(offset, 4, value);
            write(offset + 4, 4, value >>> 32);
            return;
        }
        Place place = places.get(offset);
        if (place != null && place.register().access() == Access.RW && width == 4) {
            place.word().write((int) value);
        }
    }

    @Override
    public String nameOf(long offset) {
        Place place = places.get(offset & ~3L);
        return place == null ? "" : place.name();
    }
}
