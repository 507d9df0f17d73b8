package org.vfiospec.uapi;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The fields of {@link MigrationInfo} at the offsets and widths at which a user reaches them; little-endian. */
public enum MigrationField {
    DEVICE_STATE(0x00, 4),
    RESERVED(0x04, 4),
    PENDING_BYTES(0x08, 8),
    DATA_OFFSET(0x10, 8),
    DATA_SIZE(0x18, 8);

    private final int offset;
    private final int width;

    MigrationField(int offset, int width) {
        this.offset = offset;
        this.width = width;
    }

    /** Bytes from the start of the region. */
    public int offset() {
        return offset;
    }

    /** The only width, in bytes, at which the field may be accessed. */
    public int width() {
        return width;
    }

    /** The field that lies exactly there; empty for another width or alignment. */
    public static Optional<MigrationField> at(long offset, int width) {
        return Arrays.stream(values())
                .filter(field -> field.offset == offset && field.width == width)
                .findFirst();
    }

    /** The name as the header writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
