package org.vfiospec.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.vfiospec.site.GeneratedTable.Cell;

/**
 * A structure as datasheets draw it: a row for each word of 32 bits, its highest bit on the left.
 *
 * <p>It is a table like any other, of text alone: a column for each run of bits that no field of any word divides, and
 * cells that span the columns of their field. Words that nobody uses, and those in the middle of a long field, share a
 * row.
 */
public final class GeneratedLayout {
    private static final int WORD = 32;
    private static final String UNUSED = "reserved";

    /**
     * A field of the structure.
     *
     * @param name what stands in its cells; data
     * @param firstBit its lowest bit, counted from the start of the structure in little-endian order
     * @param size bits
     */
    public record Field(String name, int firstBit, int size) {
        private int end() {
            return firstBit + size;
        }
    }

    /** What a field, or nobody, has of one word. */
    private record Part(String text, int high, int low) {
        private boolean isWord() {
            return high == WORD - 1 && low == 0;
        }
    }

    /** Words that look the same, from one offset to another. */
    private record Row(int first, int last, List<Part> parts) {}

    private final List<Field> fields;
    private final NavigableSet<Integer> edges = new TreeSet<>(List.of(0, WORD)).descendingSet();

    private GeneratedLayout(List<Field> fields) {
        this.fields =
                fields.stream().sorted(Comparator.comparingInt(Field::firstBit)).toList();
    }

    /**
     * Draws a structure.
     *
     * @param name the name of the table in the macro
     * @param bytes its size, a multiple of 4
     * @throws IllegalArgumentException if fields overlap or do not fit
     */
    public static GeneratedTable table(String name, String caption, int bytes, List<Field> fields) {
        return new GeneratedLayout(fields).draw(name, caption, bytes);
    }

    private GeneratedTable draw(String name, String caption, int bytes) {
        check(name, bytes);
        List<Row> rows = new ArrayList<>();
        for (int word = 0; word < bytes / 4; word++) {
            add(rows, 4 * word, parts(word));
        }
        rows.forEach(row -> row.parts().forEach(part -> edges.addAll(List.of(part.low(), part.high() + 1))));
        List<String> columns = new ArrayList<>(List.of("Offset"));
        for (int high : edges.headSet(0)) {
            columns.add(range(high - 1, edges.higher(high)));
        }
        return new GeneratedTable(
                name, caption, columns, rows.stream().map(this::cells).toList());
    }

    private void check(String name, int bytes) {
        int end = 0;
        for (Field field : fields) {
            if (field.size() < 1 || field.firstBit() < end || field.end() > 8 * bytes) {
                throw new IllegalArgumentException(
                        "layout " + name + ": " + field.name() + " overlaps or does not fit");
            }
            end = field.end();
        }
    }

    /** What is in a word, from its highest bit down. */
    private List<Part> parts(int word) {
        List<Part> parts = new ArrayList<>();
        int next = 0;
        for (Field field : fields) {
            int low = Math.max(field.firstBit() - word * WORD, 0);
            int high = Math.min(field.end() - word * WORD, WORD) - 1;
            if (low < WORD && high >= 0) {
                gap(parts, next, low);
                parts.add(0, new Part(text(field, word * WORD + low, high - low), high, low));
                next = high + 1;
            }
        }
        gap(parts, next, WORD);
        return parts;
    }

    private static void gap(List<Part> parts, int low, int end) {
        if (low < end) {
            parts.add(0, new Part(UNUSED, end - 1, low));
        }
    }

    /** A field of several words says which of its bits are meant, unless there are too many to tell them apart. */
    private static String text(Field field, int first, int more) {
        int low = first - field.firstBit();
        boolean whole = low == 0 && more + 1 == field.size();
        return whole || field.size() > 2 * WORD ? field.name() : field.name() + " " + range(low + more, low);
    }

    private static String range(int high, int low) {
        return high == low ? Integer.toString(low) : high + ":" + low;
    }

    private static void add(List<Row> rows, int offset, List<Part> parts) {
        Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        if (last != null && last.parts().equals(parts) && parts.get(0).isWord()) {
            rows.set(rows.size() - 1, new Row(last.first(), offset, parts));
        } else {
            rows.add(new Row(offset, offset, parts));
        }
    }

    private List<Cell> cells(Row row) {
        List<Cell> cells = new ArrayList<>();
        String first = "0x%02x".formatted(row.first());
        cells.add(Cell.of(row.first() == row.last() ? first : first + " to 0x%02x".formatted(row.last())));
        row.parts().forEach(part -> cells.add(Cell.of(part.text()).spanning(columns(part))));
        return cells;
    }

    private int columns(Part part) {
        return edges.subSet(part.high() + 1, part.low()).size();
    }
}
