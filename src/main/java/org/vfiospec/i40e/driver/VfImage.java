package org.vfiospec.i40e.driver;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.vfiospec.i40e.StateField;

/** What a VF is made of while it travels, or only the part that can be compared before it stops. */
final class VfImage {
    private final ByteBuffer bytes;

    VfImage() {
        this(new byte[StateField.STATE_SIZE]);
    }

    VfImage(byte[] image) {
        bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    }

    int get(StateField field) {
        return get(field, 0);
    }

    int get(StateField field, int element) {
        return bytes.getInt(place(field, element));
    }

    void put(StateField field, int value) {
        put(field, 0, value);
    }

    void put(StateField field, int element, int value) {
        bytes.putInt(place(field, element), value);
    }

    byte[] getBytes(StateField field, int element) {
        byte[] found = new byte[field.width()];
        bytes.get(place(field, element), found);
        return found;
    }

    void putBytes(StateField field, int element, byte[] value) {
        bytes.put(place(field, element), value);
    }

    private static int place(StateField field, int element) {
        if (element >= field.count()) {
            throw new IllegalArgumentException(field + " has no element " + element);
        }
        return field.offset() + element * field.width();
    }

    byte[] matchData() {
        return Arrays.copyOf(bytes.array(), StateField.MATCH_SIZE);
    }

    byte[] whole() {
        return bytes.array().clone();
    }

    /** Whether both come from devices of one kind. */
    boolean matches(VfImage other) {
        return Arrays.equals(matchData(), other.matchData());
    }
}
