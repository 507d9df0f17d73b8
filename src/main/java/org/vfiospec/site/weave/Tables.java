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
import org.vfiospec.site.GeneratedTable.Target;
import org.vfiospec.site.evidence.Evidence;
import org.vfiospec.site.evidence.ScenarioReport;
import org.vfiospec.site.sheet.Line;
import org.vfiospec.site.sheet.Sheet;

/** The generated tables of a site, by name. */
final class Tables {
    private final Map<String, GeneratedTable> tables = new LinkedHashMap<>();
    private final Evidence evidence;

    Tables(Collection<GeneratedTable> given, Evidence evidence) {
        this.evidence = evidence;
        tables.put("catalogue-coverage", coverage());
        given.forEach(table -> tables.put(table.name(), table));
    }

    Collection<String> names() {
        return tables.keySet();
    }

    Optional<GeneratedTable> find(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    void write(Sheet sheet, GeneratedTable table) {
        List<List<Line>> rows = table.rows().stream()
                .map(row -> row.stream().map(this::line).toList())
                .toList();
        sheet.table("generated", table.caption(), table.columns(), rows);
    }

    private Line line(Cell cell) {
        return address(cell.target())
                .map(address -> new Line().link(cell.text(), address))
                .orElse(Line.of(cell.text()));
    }

    private Optional<String> address(Target target) {
        if (!target.clause().isEmpty()) {
            return evidence.clause(target.clause()).map(Clause::address);
        }
        return evidence.scenario(target.feature(), target.scenario()).map(ScenarioReport::address);
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
