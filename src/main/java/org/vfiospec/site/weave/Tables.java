package org.vfiospec.site.weave;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vfiospec.site.Clause;
import org.vfiospec.site.Generated;
import org.vfiospec.site.GeneratedDiagram;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.site.GeneratedTable.Target;
import org.vfiospec.site.Verdict;
import org.vfiospec.site.docs.StoredPage;
import org.vfiospec.site.evidence.Evidence;
import org.vfiospec.site.sheet.Line;
import org.vfiospec.site.sheet.Sheet;

/** The generated tables of a site, by name. */
final class Tables {
    private static final String COVERAGE = "catalogue-coverage";

    /** A table with more columns has narrow ones. */
    private static final int WIDE = 5;

    private final Map<String, GeneratedTable> tables = new LinkedHashMap<>();
    private final Map<String, GeneratedDiagram> diagrams = new HashMap<>();
    private final Evidence evidence;
    private final Targets targets;

    Tables(Generated given, Targets targets) {
        this.evidence = targets.evidence();
        this.targets = targets;
        tables.put(COVERAGE, coverage());
        given.tables().forEach(table -> tables.put(table.name(), table));
        for (GeneratedDiagram diagram : given.diagrams()) {
            tables.put(diagram.name(), diagram.table());
            diagrams.put(diagram.name(), diagram);
        }
    }

    Collection<String> names() {
        return tables.keySet();
    }

    Collection<GeneratedTable> all() {
        return tables.values();
    }

    /** The tables that some of the pages have a place for. */
    Collection<GeneratedTable> shownOn(Collection<StoredPage> pages) {
        Set<String> shown =
                pages.stream().flatMap(page -> page.tables().stream()).collect(Collectors.toSet());
        return tables.values().stream()
                .filter(table -> shown.contains(table.name()))
                .toList();
    }

    Optional<GeneratedTable> find(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** Whether a picture stands above the table. */
    boolean isDrawn(GeneratedTable table) {
        return diagrams.containsKey(table.name());
    }

    /** Writes a table under an id by which other pages can name it; that of a diagram folded away below the picture. */
    void write(Sheet sheet, GeneratedTable table) {
        GeneratedDiagram diagram = diagrams.get(table.name());
        sheet.group("generated", anchor(table), () -> {
            if (diagram == null) {
                rows(sheet, table);
            } else {
                sheet.paragraph("title", Line.of(diagram.caption()));
                sheet.drawing(diagram);
                sheet.paragraph("description", Line.of(diagram.description()));
                legend(sheet, diagram);
                sheet.fold("attached", false, Line.of("The arrows as a table"), () -> rows(sheet, table));
            }
        });
    }

    private static void legend(Sheet sheet, GeneratedDiagram diagram) {
        List<Line> kinds = diagram.kinds().stream()
                .map(kind ->
                        new Line().styled("key stroke-" + kind.stroke().name().toLowerCase(Locale.ROOT), kind.words()))
                .toList();
        sheet.items("legend", kinds);
    }

    /** Writes the table alone. */
    void rows(Sheet sheet, GeneratedTable table) {
        List<List<Line>> rows = table.rows().stream()
                .map(row -> row.stream().map(targets::line).toList())
                .toList();
        sheet.table(style(table), table.caption(), table.columns(), rows);
    }

    private static String style(GeneratedTable table) {
        if (table.cells().anyMatch(cell -> cell.span() > 1)) {
            return "generated layout";
        }
        if (table.name().equals(COVERAGE)) {
            return "generated coverage";
        }
        return table.columns().size() > WIDE ? "generated wide" : "generated";
    }

    static String anchor(GeneratedTable table) {
        return "table-" + table.name();
    }

    /** The rows of each list, by the part of their ids before the last hyphen, and the clauses behind each. */
    private GeneratedTable coverage() {
        SortedMap<String, SortedMap<String, List<Clause>>> lists = new TreeMap<>();
        for (Clause clause : evidence.clauses()) {
            for (String row : clause.catalogue()) {
                lists.computeIfAbsent(row.replaceFirst("-[^-]*$", ""), list -> new TreeMap<>())
                        .computeIfAbsent(row, none -> new ArrayList<>())
                        .add(clause);
            }
        }
        List<List<Cell>> rows = lists.entrySet().stream()
                .map(list -> List.of(Cell.of(list.getKey()), covered(list.getValue())))
                .toList();
        return new GeneratedTable(
                COVERAGE, "Rows of the clause lists and the clauses that cover them", List.of("list", "rows"), rows);
    }

    private Cell covered(SortedMap<String, List<Clause>> rows) {
        List<Cell> notes = new ArrayList<>();
        rows.forEach((row, clauses) -> {
            notes.add(Cell.of((notes.isEmpty() ? "" : "· ") + row.replaceFirst(".*-", "")));
            clauses.forEach(clause -> {
                notes.add(Cell.ofClause(clause.id(), clause.id()));
                unusual(evidence.verdict(clause)).ifPresent(notes::add);
            });
        });
        return new Cell("", Target.NONE, notes, 1);
    }

    /** A verdict is said where it is not the usual one. */
    private static Optional<Cell> unusual(Verdict verdict) {
        return verdict == Verdict.VERIFIED ? Optional.empty() : Optional.of(Cell.of("(" + verdict.word() + ")"));
    }
}
