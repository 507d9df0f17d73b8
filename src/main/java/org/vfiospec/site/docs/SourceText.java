package org.vfiospec.site.docs;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of one page with everything included, and where each of its lines was written.
 *
 * @param file the page's own file, relative to the project
 */
public record SourceText(String file, List<Line> lines) {
    /** One line, and the file and line (from 1) it stands in. */
    public record Line(String text, String file, int number) {}

    public SourceText {
        lines = List.copyOf(lines);
    }

    /** The place of a line of the whole text, counted from 1; the start of the page for any other number. */
    public Line at(int line) {
        return line >= 1 && line <= lines.size() ? lines.get(line - 1) : new Line("", file, 1);
    }

    /** The place of the first line that holds a text; the start of the page when there is none. */
    public Line find(String text) {
        return lines.stream()
                .filter(line -> line.text().contains(text))
                .findFirst()
                .orElse(at(0));
    }

    /** The whole text. */
    public String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n", "", "\n"));
    }
}
