package org.vfiospec.site.sheet;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Entries of a recorded execution, set line by line. A table would take an element for each cell, and a long log thousands.
 *
 * @param columns the names of the columns; one without any text is left out
 * @param rows the texts of each entry, as many as there are columns
 */
public record Log(List<String> columns, List<List<String>> rows) {
    /** What is longer than this pushes the rest of its line, not the whole column. */
    private static final int WIDEST = 46;

    private static final int GAP = 2;

    public Log {
        List<List<String>> given = rows;
        List<String> names = columns;
        int[] used = IntStream.range(0, columns.size())
                .filter(column ->
                        given.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .toArray();
        if (used.length < columns.size()) {
            columns = IntStream.of(used).mapToObj(names::get).toList();
            rows = given.stream()
                    .map(row -> IntStream.of(used).mapToObj(row::get).toList())
                    .toList();
        }
    }

    /** About how much of a page it takes. */
    public Extent extent() {
        int[] widths = widths();
        int characters = 200;
        for (List<String> row : rows) {
            int line = 10;
            int open = 0;
            for (int i = 0; i < widths.length; i++) {
                int width = Math.max(widths[i], row.get(i).length());
                open += width;
                line = row.get(i).isEmpty()
                        ? line
                        : 10 + open - width + row.get(i).length();
            }
            characters += line;
        }
        return new Extent(5 + rows.size(), characters);
    }

    /** How wide each column is, the gap behind it included. */
    int[] widths() {
        int[] widths = columns.stream().mapToInt(String::length).toArray();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Math.min(row.get(i).length(), WIDEST));
            }
        }
        return IntStream.of(widths).map(width -> width + GAP).toArray();
    }

    /** The spaces behind a text in a column of a width; at least the gap. */
    static String fill(String text, int width) {
        return " ".repeat(Math.max(width - text.length(), GAP));
    }
}
