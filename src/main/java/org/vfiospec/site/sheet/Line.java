package org.vfiospec.site.sheet;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.site.Verdict;

/** A line of text with links, verdicts and emphasis in it. Whatever enters it is text and leaves it as text. */
public final class Line {
    /**
     * A piece of a line.
     *
     * @param kind what it is; for a verdict and prose see there
     * @param text what it says
     * @param extra the target of a link, the name of a style, the HTML of prose
     */
    record Piece(Kind kind, String text, String extra) {}

    /** The kinds of pieces. */
    enum Kind {
        TEXT,
        STYLED,
        LINK,
        VERDICT,
        PROSE
    }

    private final List<Piece> pieces = new ArrayList<>();
    private int span = 1;

    public static Line of(String text) {
        return new Line().text(text);
    }

    /** As a cell of a table, over so many columns. */
    public Line spanning(int columns) {
        span = columns;
        return this;
    }

    public Line text(String text) {
        return add(Kind.TEXT, text, "");
    }

    /** Text in a style that the style sheet knows by name. */
    public Line styled(String style, String text) {
        return add(Kind.STYLED, text, style);
    }

    /** A link to a place of the site, such as {@code features/a.html#b}. */
    public Line link(String text, String target) {
        return add(Kind.LINK, text, target);
    }

    public Line verdict(Verdict verdict) {
        return add(Kind.VERDICT, verdict.word(), verdict.name());
    }

    /** A sentence of the specification, in both forms it is known in. */
    public Line prose(String text, String html) {
        return add(Kind.PROSE, text, html);
    }

    private Line add(Kind kind, String text, String extra) {
        pieces.add(new Piece(kind, text, extra));
        return this;
    }

    int span() {
        return span;
    }

    /** Whether nothing was put on it. */
    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    List<Piece> pieces() {
        return pieces;
    }
}
