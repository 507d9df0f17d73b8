package org.vfiospec.site.weave;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.site.Clause;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.site.evidence.Evidence;
import org.vfiospec.site.sheet.Line;
import org.vfiospec.site.sheet.Sheet;

/** The generated tables of a site, by name. */
final class Tables {
    /** A table with more columns has narrow ones. */
    private static final int WIDE = 5;

    private final Map<String, GeneratedTable> tables = new LinkedHashMap<>();
    private final Evidence evidence;
    private final Targets targets;

    Tables(Collection<GeneratedTable> given, Targets targets) {
        this.evidence = targets.evidence();
        this.targets = targets;
        tables.put("catalogue-coverage", coverage());
        given.forEach(table -> tables.put(table.name(), table));
    }

    Collection<String> names() {
        return tables.keySet();
    }

    Optional<GeneratedTable> find(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** Writes a table under an id by which other pages can name it. */
    void write(Sheet sheet, GeneratedTable table) {
        List<List<Line>> rows = table.rows().stream()
                .map(row -> row.stream().map(targets::line).toList())
                .toList();
        String style = table.columns().size() > WIDE ? "generated wide" : "generated";
        sheet.group("generated", anchor(table), () -> sheet.table(style, table.caption(), table.columns(), rows));
    }

    static String anchor(GeneratedTable table) {
        return "table-" + table.name();
    }

    private GeneratedTable coverage() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Clause clause : evidence.clauses()) {
            for (String row : clause.catalogue()) {
                rows.add(List.of(
                        Cell.of(row),
                        Cell.ofClause(clause.id(), clause.id()),
                        Cell.of(evidence.verdict(clause).word())));
            }
        }
        rows.sort(Comparator.comparing(row -> row.get(0).text()));
        return new GeneratedTable(
                "catalogue-coverage",
                "Rows of the clause lists and the clauses that cover them",
                List.of("row", "clause", "verdict"),
                rows);
    }
}
