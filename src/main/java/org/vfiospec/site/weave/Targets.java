package org.vfiospec.site.weave;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.vfiospec.site.Clause;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.site.GeneratedTable.Kind;
import org.vfiospec.site.GeneratedTable.Target;
import org.vfiospec.site.Problem;
import org.vfiospec.site.Verdict;
import org.vfiospec.site.evidence.Evidence;
import org.vfiospec.site.evidence.ScenarioReport;
import org.vfiospec.site.sheet.Line;

/** Finds the places that generated cells lead to; a cell whose place is not on the site is mere text. */
record Targets(Evidence evidence, RunPages runs) {

    /** A cell and its notes as they are read. */
    Line line(Cell cell) {
        Line line = new Line().spanning(cell.span());
        put(line, cell);
        return line;
    }

    private void put(Line line, Cell cell) {
        if (cell.text().isEmpty()) {
            verdict(cell.target()).ifPresent(line::verdict);
        } else {
            address(cell.target())
                    .ifPresentOrElse(address -> line.link(cell.text(), address), () -> line.text(cell.text()));
        }
        for (Cell note : cell.notes()) {
            line.text(" ");
            put(line, note);
        }
    }

    /** What keeps a table from leading where it means to. */
    List<Problem> problems(Collection<GeneratedTable> tables) {
        return tables.stream()
                .flatMap(table -> table.cells()
                        .map(Cell::target)
                        .filter(target -> target.kind() != Kind.NOTHING)
                        .filter(target -> address(target).isEmpty())
                        .map(target -> lost(table, target)))
                .distinct()
                .toList();
    }

    private static Problem lost(GeneratedTable table, Target target) {
        String place = target.kind() == Kind.CLAUSE
                ? "clause " + target.place()
                : "scenario \"" + target.part() + "\" of " + target.place();
        return new Problem(
                "generated table " + table.name(),
                0,
                "there is no " + place,
                "name one that is there where the table is made");
    }

    private Optional<Verdict> verdict(Target target) {
        return switch (target.kind()) {
            case NOTHING, RUN -> Optional.empty();
            case CLAUSE -> evidence.clause(target.place()).map(evidence::verdict);
            case SCENARIO -> evidence.scenario(target.place(), target.part()).map(ScenarioReport::verdict);
        };
    }

    private Optional<String> address(Target target) {
        return switch (target.kind()) {
            case NOTHING -> Optional.empty();
            case CLAUSE -> evidence.clause(target.place()).map(Clause::address);
            case SCENARIO -> evidence.scenario(target.place(), target.part()).map(ScenarioReport::address);
            case RUN -> Optional.of(runs.address(target.place(), target.part()));
        };
    }
}
