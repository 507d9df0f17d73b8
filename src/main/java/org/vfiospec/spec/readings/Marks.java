package org.vfiospec.spec.readings;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.migration.Arcs;
import org.vfiospec.migration.Reading;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.DeviceState.Bit;

/** What stands below a cell of a matrix: a clause that the way offends, or that leaves the result open. */
final class Marks {
    private Marks() {}

    static List<Cell> of(Walk walk, Reading reading) {
        List<Cell> marks = new ArrayList<>(offences(walk));
        if (walk.start().isUnfed()
                && !walk.to().has(Bit.RESUMING)
                && !walk.actions().isEmpty()) {
            marks.add(Cell.ofClause("undefined", "resume-abort-other"));
        }
        if (walk.carriedOut() && !walk.from().equals(walk.to())) {
            marks.addAll(openEnds(walk, reading));
        }
        return marks;
    }

    /** What a clause forbids and the way did. */
    static List<Cell> offences(Walk walk) {
        List<Cell> marks = new ArrayList<>();
        DeviceState invalid = walk.invalidOnTheWay();
        if (invalid != null) {
            marks.add(Cell.ofClause("passes " + invalid, "trans-no-invalid"));
        }
        if (walk.leaks()) {
            marks.add(Cell.ofClause("lets DMA out", "order-no-leak"));
        }
        if (walk.entersPreCopyFromStop()) {
            marks.add(Cell.ofClause("passes pre-copy", "order-no-precopy"));
        }
        return marks;
    }

    private static List<Cell> openEnds(Walk walk, Reading reading) {
        List<Cell> marks = new ArrayList<>();
        if (!reading.endsSave() && walk.from().has(Bit.SAVING) && !walk.to().has(Bit.SAVING)) {
            marks.add(Cell.ofClause("no action named", "act-save-close"));
        }
        if (walk.isBase() && !Arcs.HEADER.allow(walk.from(), walk.to())) {
            marks.add(Cell.ofClause("disputed", "trans-every-dispute"));
        }
        return marks;
    }
}
