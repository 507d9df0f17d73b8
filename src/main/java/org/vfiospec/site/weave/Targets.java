package org.vfiospec.site.weave;

import java.util.Optional;
import org.vfiospec.site.Clause;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.site.GeneratedTable.Target;
import org.vfiospec.site.evidence.Evidence;
import org.vfiospec.site.evidence.ScenarioReport;
import org.vfiospec.site.sheet.Line;

/** Finds the places that generated cells lead to; a cell whose place is not on the site is mere text. */
record Targets(Evidence evidence, RunPages runs) {

    /** A cell and its notes as they are read. */
    Line line(Cell cell) {
        Line line = new Line();
        put(line, cell);
        return line;
    }

    private void put(Line line, Cell cell) {
        address(cell.target())
                .ifPresentOrElse(address -> line.link(cell.text(), address), () -> line.text(cell.text()));
        for (Cell note : cell.notes()) {
            line.text(" ");
            put(line, note);
        }
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
