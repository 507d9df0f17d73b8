package org.vfiospec.acc.driver;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.vfiospec.acc.StateField;

/** What a VF is made of while it travels: struct acc_vf_data, or only its match data. */
final class AccState {
    private final ByteBuffer bytes;

    AccState() {
        this(new byte[StateField.STATE_SIZE]);
    }

    AccState(byte[] image) {
        bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    }

    int get(StateField field) {
        return bytes.getInt(field.offset());
    }

    long getLong(StateField field) {
        return bytes.getLong(field.offset());
    }

    /** Dword {@code index} of a context. */
    int get(StateField field, int index) {
        return bytes.getInt(field.offset() + 4 * index);
    }

    void put(StateField field, int value) {
        bytes.putInt(field.offset(), value);
    }

    void put(StateField field, int index, int value) {
        bytes.putInt(field.offset() + 4 * index, value);
    }

    void putLong(StateField field, long value) {
        bytes.putLong(field.offset(), value);
    }

    byte[] matchData() {
        return Arrays.copyOf(bytes.array(), StateField.MATCH_SIZE);
    }

    byte[] image() {
        return bytes.array().clone();
    }
}
