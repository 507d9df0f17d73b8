package org.vfiospec.site.weave;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.docs.StoredPage;
import org.vfiospec.site.docs.StoredPage.NavEntry;
import org.vfiospec.site.sheet.HtmlSheet;
import org.vfiospec.site.sheet.Line;
import org.vfiospec.site.sheet.Room;

/** Writes the generated tables of a page; where they are too long for it, the longest get pages of their own. */
final class TablePages {
    private static final String FOLDER = "tables/";

    /** A shorter table is not worth a page. */
    private static final int WORTH_A_PAGE = 150;

    private final Tables tables;
    private final Site site;
    private final int frame;

    /**
     * The tables of a site.
     *
     * @param frame the elements of a page that are there whatever it is about
     */
    TablePages(Tables tables, Site site, int frame) {
        this.tables = tables;
        this.site = site;
        this.frame = frame;
    }

    /** About how many elements some HTML has. */
    static int elements(String html) {
        return (int) html.chars().filter(c -> c == '<').count() / 2;
    }

    /**
     * The tables of a page as HTML, by name.
     *
     * @param room what the page has for them
     * @param pages where the pages go that some of them need
     */
    Map<String, String> write(StoredPage page, List<GeneratedTable> found, int room, Consumer<Page> pages) {
        Map<String, String> written = new LinkedHashMap<>();
        found.forEach(table -> written.put(table.name(), whole(page, table)));
        List<GeneratedTable> longest = found.stream()
                .filter(table -> !tables.isDrawn(table) && elements(written.get(table.name())) > WORTH_A_PAGE)
                .sorted(Comparator.comparingInt(table -> -elements(written.get(table.name()))))
                .toList();
        for (GeneratedTable table : longest) {
            if (written.values().stream().mapToInt(TablePages::elements).sum() > room) {
                written.put(table.name(), apart(page, table, elements(written.get(table.name())), pages));
            }
        }
        return written;
    }

    private String whole(StoredPage page, GeneratedTable table) {
        HtmlSheet sheet = new HtmlSheet(page.path(), Room.none());
        tables.write(sheet, table);
        return sheet.html();
    }

    /** Writes a table on as many pages as it needs; what stays is a line of links under the id of the table. */
    private String apart(StoredPage page, GeneratedTable table, int elements, Consumer<Page> pages) {
        int parts = 1 + elements / (Room.MOST_ELEMENTS - frame);
        int rows = (table.rows().size() + parts - 1) / parts;
        Line line = Line.of(table.caption() + ":");
        for (int from = 0; from < table.rows().size(); from += rows) {
            var some = table.rows()
                    .subList(from, Math.min(from + rows, table.rows().size()));
            String numbers = "rows " + (from + 1) + " to " + (from + some.size());
            String path = FOLDER + table.name() + (from == 0 ? "" : "/" + (from / rows + 1)) + ".html";
            line.text(" ").link(numbers, path);
            part(page, new GeneratedTable(table.name(), table.caption(), table.columns(), some), path, numbers, pages);
        }
        HtmlSheet sheet = new HtmlSheet(page.path(), Room.none());
        sheet.group("generated", Tables.anchor(table), () -> sheet.paragraph("elsewhere", line));
        return sheet.html();
    }

    private void part(StoredPage page, GeneratedTable table, String path, String numbers, Consumer<Page> pages) {
        HtmlSheet sheet = new HtmlSheet(path, Room.none());
        Line where = Line.of("In context: ").link(page.title(), page.path() + "#" + Tables.anchor(table));
        sheet.paragraph("where", where);
        tables.rows(sheet, table);
        List<NavEntry> above = new ArrayList<>(site.above(page.path()));
        above.add(new NavEntry(1, page.title(), page.path()));
        String title = table.caption() + ", " + numbers;
        pages.accept(new Page(path, "Table", title, "", "", above, List.of(), sheet.html()));
    }
}
