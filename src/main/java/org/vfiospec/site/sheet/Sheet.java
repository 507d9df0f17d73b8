package org.vfiospec.site.sheet;

import java.util.List;
import org.vfiospec.site.GeneratedDiagram;

/** A page, or a part of one, that is written from top to bottom. Each edition of the site has its own. */
public interface Sheet {
    /**
     * A heading.
     *
     * @param level 1 for the title of the page
     * @param anchor its id; empty for none
     * @param kicker a word before it that says what it heads; may be empty
     */
    void heading(int level, String anchor, String kicker, Line text);

    /** A paragraph in a style that the style sheet knows by name. */
    void paragraph(String style, Line text);

    /** Text whose lines and spaces count, with a label of its own. */
    void verbatim(String label, String text);

    /** A list, one line for an item. */
    void items(String style, List<Line> items);

    /**
     * A table.
     *
     * @param style its style, such as {@code trace} or {@code data}
     * @param caption the text above it; never empty
     * @param columns the headings; empty for a table without headings
     * @param rows the cells of each row
     */
    void table(String style, String caption, List<String> columns, List<List<Line>> rows);

    /** A log: one line for each entry, with the texts of each column below one another. */
    void log(String caption, Log log);

    /** Content that is folded away behind a line. */
    void fold(String style, boolean open, Line summary, Runnable content);

    /** Content that belongs together, with an id; empty for none. */
    void group(String style, String anchor, Runnable content);

    /** The picture of a diagram, where the edition can have one; the table of its arrows does not belong to it. */
    void drawing(GeneratedDiagram diagram);

    /** A picture, by its address on the site. */
    void image(String address, String text);

    /** Whether some content may still come onto the page; if not, a link has to do. */
    boolean hasRoomFor(Extent content);
}
