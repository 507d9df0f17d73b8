package org.vfiospec.site.sheet;

import java.util.List;
import org.vfiospec.site.GeneratedDiagram;
import org.vfiospec.site.Verdict;

/** Writes HTML; every text is escaped on its way. */
public final class HtmlSheet implements Sheet {
    private final StringBuilder html = new StringBuilder();
    private final Addresses addresses;
    private final Room room;

    /**
     * A sheet for one page.
     *
     * @param page the page's address on the site, from which links are made relative
     */
    public HtmlSheet(String page, Room room) {
        this.addresses = new Addresses(page);
        this.room = room;
    }

    /** What was written. */
    public String html() {
        return html.toString();
    }

    /** A verdict with glyph and word, in the style of its own. */
    public static String chip(Verdict verdict) {
        return "<span class=\"verdict " + verdict.word() + "\"><span aria-hidden=\"true\">" + verdict.glyph()
                + "</span> " + verdict.word() + "</span>";
    }

    @Override
    public void heading(int level, String anchor, String kicker, Line text) {
        String before = kicker.isEmpty() ? "" : "<span class=\"kicker\">" + HtmlText.escape(kicker) + "</span> ";
        open("h" + level, "", anchor);
        put(before + inline(text) + "</h" + level + ">\n");
    }

    @Override
    public void paragraph(String style, Line text) {
        open("p", style, "");
        put(inline(text) + "</p>\n");
    }

    @Override
    public void verbatim(String label, String text) {
        if (!label.isEmpty()) {
            paragraph("label", Line.of(label));
        }
        put("<pre class=\"verbatim\" tabindex=\"0\">" + (text.startsWith("\n") ? "\n" : "") + HtmlText.escape(text)
                + "</pre>\n");
        room.take(1, 0);
    }

    @Override
    public void items(String style, List<Line> items) {
        open("ul", style, "");
        for (Line item : items) {
            open("li", "", "");
            put(inline(item) + "</li>\n");
        }
        put("</ul>\n");
    }

    @Override
    public void table(String style, String caption, List<String> columns, List<List<Line>> rows) {
        put("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"" + HtmlText.escape(caption) + "\">");
        open("table", style, "");
        put("<caption>" + HtmlText.escape(caption) + "</caption>\n");
        room.take(3, 0);
        if (!columns.isEmpty()) {
            put("<thead><tr>");
            columns.forEach(column -> put("<th scope=\"col\">" + HtmlText.escape(column) + "</th>"));
            put("</tr></thead>\n");
            room.take(2 + columns.size(), 0);
        }
        put("<tbody>\n");
        // The first cell of a row of a generated table is its heading.
        int headings = style.startsWith("generated") ? 1 : 0;
        boolean breaks = style.contains("layout");
        rows.forEach(row -> row(row, headings, breaks));
        put("</tbody></table></div>\n");
    }

    private void row(List<Line> cells, int headings, boolean breaks) {
        put("<tr>");
        cells.subList(0, headings).forEach(cell -> put("<th scope=\"row\">" + inline(cell) + "</th>"));
        cells.subList(headings, cells.size())
                .forEach(cell -> put("<td" + span(cell) + ">" + inline(cell, breaks) + "</td>"));
        put("</tr>\n");
        room.take(1 + cells.size(), 0);
    }

    /** In a narrow column a name of several words may break between them. */
    private String inline(Line cell, boolean breaks) {
        boolean text = cell.pieces().stream().allMatch(piece -> piece.kind() == Line.Kind.TEXT);
        return breaks && text ? inline(cell).replace("_", "_<wbr>") : inline(cell);
    }

    private static String span(Line cell) {
        return cell.span() == 1 ? "" : " colspan=\"" + cell.span() + "\"";
    }

    @Override
    public void log(String caption, Log log) {
        put("<div class=\"scroll log\" role=\"group\" tabindex=\"0\" aria-label=\"" + HtmlText.escape(caption)
                + "\">\n");
        int[] widths = log.widths();
        html.append("<p>");
        entry(log.columns(), widths);
        html.append("</p>\n<ol>\n");
        for (List<String> row : log.rows()) {
            html.append("<li>");
            entry(row, widths);
            html.append("\n"); // A list item needs no end.
        }
        put("</ol></div>\n");
        Extent extent = log.extent();
        room.take(extent.elements(), extent.characters());
    }

    private void entry(List<String> cells, int[] widths) {
        int last = cells.size() - 1;
        while (last > 0 && cells.get(last).isEmpty()) {
            last--;
        }
        for (int i = 0; i <= last; i++) {
            String cell = cells.get(i);
            html.append(isolated(HtmlText.escape(cell))).append(i < last ? Log.fill(cell, widths[i]) : "");
        }
    }

    @Override
    public void fold(String style, boolean unfolded, Line summary, Runnable content) {
        put("<details" + attribute("class", style) + (unfolded ? " open" : "") + "><summary>" + inline(summary)
                + "</summary>\n");
        room.take(2, 0);
        content.run();
        put("</details>\n");
    }

    @Override
    public void group(String style, String anchor, Runnable content) {
        open("div", style, anchor);
        content.run();
        put("</div>\n");
    }

    @Override
    public void drawing(GeneratedDiagram diagram) {
        put("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"" + HtmlText.escape(diagram.caption())
                + "\">" + Drawing.of(diagram) + "</div>\n");
        room.take(
                4
                        + 4 * diagram.nodes().size()
                        + 2 * (diagram.edges().size() + diagram.kinds().size()),
                0);
    }

    @Override
    public void image(String address, String text) {
        put("<p class=\"image\"><img src=\"" + HtmlText.escape(addresses.relative(address)) + "\" alt=\""
                + HtmlText.escape(text) + "\"></p>\n");
        room.take(2, 0);
    }

    @Override
    public boolean hasRoomFor(Extent content) {
        return room.reserve(content);
    }

    private void open(String element, String style, String anchor) {
        put("<" + element + attribute("id", anchor) + attribute("class", style) + ">");
        room.take(1, 0);
    }

    private static String attribute(String name, String value) {
        return value.isEmpty() ? "" : " " + name + "=\"" + HtmlText.escape(value) + "\"";
    }

    private void put(String markup) {
        html.append(markup);
        room.take(0, markup.length());
    }

    private String inline(Line line) {
        StringBuilder inline = new StringBuilder();
        for (Line.Piece piece : line.pieces()) {
            inline.append(inline(piece));
        }
        room.take(line.pieces().size(), 0);
        return inline.toString();
    }

    /** Keeps text that may run from right to left, or that changes the direction, from reordering what follows. */
    private static String isolated(String html) {
        for (int i = 0; i < html.length(); i++) {
            if (html.charAt(i) >= 0x0590 && maySwitchDirection(html.charAt(i))) {
                return "<bdi>" + html + "</bdi>";
            }
        }
        return html;
    }

    /** Half a character counts, since there are scripts beyond the first plane that run from right to left. */
    private static boolean maySwitchDirection(char c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> Character.isSurrogate(c);
            case Character.DIRECTIONALITY_OTHER_NEUTRALS,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
                    Character.DIRECTIONALITY_WHITESPACE -> false;
            default -> true;
        };
    }

    private String inline(Line.Piece piece) {
        String text = HtmlText.escape(piece.text());
        return switch (piece.kind()) {
            case TEXT -> isolated(text);
            case STYLED -> "<span" + attribute("class", piece.extra()) + ">" + isolated(text) + "</span>";
            case LINK ->
                "<a href=\"" + HtmlText.escape(addresses.relative(piece.extra())) + "\">" + isolated(text) + "</a>";
            case VERDICT -> chip(Verdict.valueOf(piece.extra()));
            case PROSE -> piece.extra();
        };
    }
}
