package org.vfiospec.spec;

import java.util.Locale;
import org.vfiospec.uapi.MigrationField;

/**
 * A row that says what a field of the migration region holds.
 *
 * @param offset bytes from the start of the region
 * @param width bytes
 * @param minimum the least value the field may hold
 * @param exact whether it may hold no other
 */
public record FieldReading(int offset, int width, MigrationField field, long minimum, boolean exact) {
    private static final String AT_LEAST = "at least ";

    /** Reads the columns of a table: a number, or "at least" a number. */
    public static FieldReading of(String offset, String bytes, String field, String holds) {
        return new FieldReading(
                Integer.decode(offset),
                Integer.parseInt(bytes),
                MigrationField.valueOf(field.toUpperCase(Locale.ROOT)),
                Long.parseLong(holds.replace(AT_LEAST, "")),
                !holds.startsWith(AT_LEAST));
    }

    /** Whether a value is what the row says. */
    public boolean admits(long value) {
        return exact ? value == minimum : value >= minimum;
    }
}
