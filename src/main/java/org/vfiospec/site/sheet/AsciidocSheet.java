package org.vfiospec.site.sheet;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vfiospec.site.GeneratedDiagram;
import org.vfiospec.site.Verdict;

/** Writes plain AsciiDoc that needs no extension; every text is encoded on its way. */
public final class AsciidocSheet implements Sheet {
    private final StringBuilder text = new StringBuilder();
    private final Addresses addresses;
    private int depth;

    /** A sheet for one page, whose address is that of the HTML page. */
    public AsciidocSheet(String page) {
        this.addresses = new Addresses(page);
    }

    /** What was written. */
    public String text() {
        return text.toString();
    }

    /** A verdict as one word with its glyph. */
    public static String chip(Verdict verdict) {
        return "[.verdict." + verdict.word() + "]##" + AsciidocText.inline(verdict.glyph() + " " + verdict.word())
                + "##";
    }

    @Override
    public void heading(int level, String anchor, String kicker, Line line) {
        String title = (kicker.isEmpty() ? "" : AsciidocText.inline(kicker) + " ") + inline(line);
        if (level == 1) {
            put("= " + title, "");
        } else {
            put("", anchor.isEmpty() ? "" : "[#" + anchor + "]", "=".repeat(level) + " " + title, "");
        }
    }

    @Override
    public void paragraph(String style, Line line) {
        // The attribute keeps a line that starts and ends with a bracket from being read as attributes of a block.
        put("", "[." + style.replace(' ', '.') + "]", "{empty}" + inline(line), "");
    }

    @Override
    public void verbatim(String label, String body) {
        if (!label.isEmpty()) {
            paragraph("label", Line.of(label));
        }
        AsciidocText.listing(body).forEach(this::put);
    }

    @Override
    public void items(String style, List<Line> items) {
        put("", "[." + style.replace(' ', '.') + "]");
        items.forEach(item -> put("* " + inline(item)));
        put("");
    }

    @Override
    public void table(String style, String caption, List<String> columns, List<List<Line>> rows) {
        int width = columns.isEmpty()
                ? rows.stream()
                        .mapToInt(row -> row.stream().mapToInt(Line::span).sum())
                        .max()
                        .orElse(1)
                : columns.size();
        put(
                "",
                "." + AsciidocText.inline(caption),
                "[cols=\"" + width + "*\"" + (columns.isEmpty() ? "" : ",options=header") + "]");
        put("|===");
        if (!columns.isEmpty()) {
            put(
                    columns.stream()
                            .map(column -> "|" + AsciidocText.inline(column))
                            .collect(Collectors.joining(" ")),
                    "");
        }
        for (List<Line> row : rows) {
            put(row.stream().map(cell -> span(cell) + "|" + inline(cell)).collect(Collectors.joining(" ")));
        }
        put("|===", "");
    }

    private static String span(Line cell) {
        return cell.span() == 1 ? "" : cell.span() + "+";
    }

    @Override
    public void log(String caption, Log log) {
        int[] widths = log.widths();
        String lines = Stream.concat(Stream.of(log.columns()), log.rows().stream())
                .map(row -> line(row, widths))
                .collect(Collectors.joining("\n"));
        AsciidocText.listing(lines).forEach(this::put);
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(cells.get(i)).append(i + 1 < widths.length ? Log.fill(cells.get(i), widths[i]) : "");
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void fold(String style, boolean unfolded, Line summary, Runnable content) {
        // Delimiters of nested blocks must differ in length.
        String fence = "====" + "=".repeat(++depth);
        put("", "." + inline(summary), "[%collapsible" + (unfolded ? "%open" : "") + "]", fence);
        content.run();
        put("", fence, "");
        depth--;
    }

    @Override
    public void group(String style, String anchor, Runnable content) {
        String fence = "====" + "=".repeat(++depth);
        put("", "[." + style.replace(' ', '.') + (anchor.isEmpty() ? "" : "#" + anchor) + "]", fence);
        content.run();
        put("", fence, "");
        depth--;
    }

    /** Nothing: the table of the arrows says all of it. */
    @Override
    public void drawing(GeneratedDiagram diagram) {}

    @Override
    public void image(String address, String alternative) {
        put("", "[.image]", "image:" + addresses.relative(address) + "[" + AsciidocText.inline(alternative) + "]", "");
    }

    /** A book has each thing once, and links to it from everywhere else. */
    @Override
    public boolean hasRoomFor(Extent content) {
        return false;
    }

    private void put(String... lines) {
        for (String line : lines) {
            text.append(line).append('\n');
        }
    }

    private String inline(Line line) {
        return line.pieces().stream().map(this::inline).collect(Collectors.joining());
    }

    private String inline(Line.Piece piece) {
        String encoded = AsciidocText.inline(piece.text());
        return switch (piece.kind()) {
            case TEXT, PROSE -> encoded;
            case STYLED -> encoded.isEmpty() ? "" : "[." + piece.extra().replace(' ', '.') + "]##" + encoded + "##";
            case LINK ->
                "xref:" + addresses.relative(piece.extra()).replaceFirst("\\.html", ".adoc") + "[" + encoded + "]";
            case VERDICT -> chip(Verdict.valueOf(piece.extra()));
        };
    }
}
