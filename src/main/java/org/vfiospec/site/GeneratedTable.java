package org.vfiospec.site;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table that a program makes and a page shows with {@code generated::NAME[]}.
 *
 * @param name the name in the macro, of letters, digits, dots, hyphens and underscores
 * @param caption the line above the table
 * @param columns the headings of the columns, none of them empty
 * @param rows the cells, row by row, which together span as many columns as there are; the first cell of a row is its
 *     heading
 */
public record GeneratedTable(String name, String caption, List<String> columns, List<List<Cell>> rows) {
    public GeneratedTable {
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("not a name of a generated table: " + name);
        }
        columns = List.copyOf(columns);
        if (columns.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("table " + name + ": a column has no heading");
        }
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            int width = row.stream().mapToInt(Cell::span).sum();
            if (width != columns.size()) {
                throw new IllegalArgumentException(
                        "table " + name + ": a row has " + width + " cells for " + columns.size() + " columns");
            }
        }
    }

    /**
     * What one cell says, and what it leads to.
     *
     * @param text what it says; data, never markup. An empty one stands for the verdict of the target
     * @param target where it leads
     * @param notes what stands below that in the same cell, such as a mark that leads to the clause behind it
     * @param span how many columns it takes
     */
    public record Cell(String text, Target target, List<Cell> notes, int span) {
        public Cell {
            if (span < 1) {
                throw new IllegalArgumentException("a cell cannot span " + span + " columns");
            }
            notes = List.copyOf(notes);
        }

        private Cell(String text, Target target) {
            this(text, target, List.of(), 1);
        }

        /** A cell that leads nowhere. */
        public static Cell of(String text) {
            return new Cell(text, Target.NONE);
        }

        /** A cell that leads to a clause. */
        public static Cell ofClause(String text, String clause) {
            return new Cell(text, new Target(Kind.CLAUSE, clause, ""));
        }

        /** A cell that leads to a scenario, named by the uri of its feature file and its name there. */
        public static Cell ofScenario(String text, String feature, String scenario) {
            return new Cell(text, new Target(Kind.SCENARIO, feature, scenario));
        }

        /** A cell that shows the verdict of a clause, as the run at hand has it. */
        public static Cell verdictOfClause(String clause) {
            return ofClause("", clause);
        }

        /** A cell that shows the verdict of a scenario. */
        public static Cell verdictOfScenario(String feature, String scenario) {
            return ofScenario("", feature, scenario);
        }

        /** A cell that leads to a part of a {@link GeneratedRun}, by the name of the run and the anchor of the part. */
        public static Cell ofRun(String text, String run, String anchor) {
            return new Cell(text, new Target(Kind.RUN, run, anchor));
        }

        /** This cell with one more note below it. */
        public Cell noted(Cell note) {
            List<Cell> more = new ArrayList<>(notes);
            more.add(note);
            return new Cell(text, target, more, span);
        }

        /** This cell over so many columns. */
        public Cell spanning(int columns) {
            return new Cell(text, target, notes, columns);
        }

        /** The cell and its notes. */
        Stream<Cell> all() {
            return Stream.concat(Stream.of(this), notes.stream().flatMap(Cell::all));
        }
    }

    /** What a cell can lead to. */
    public enum Kind {
        NOTHING,
        CLAUSE,
        SCENARIO,
        RUN
    }

    /**
     * Where a cell leads.
     *
     * @param place the id of a clause, the uri of a feature file relative to the project, or the name of a run
     * @param part the name of a scenario in that feature, or the anchor of a part of that run
     */
    public record Target(Kind kind, String place, String part) {
        public static final Target NONE = new Target(Kind.NOTHING, "", "");
    }

    /** Every cell of the table, notes included. */
    public Stream<Cell> cells() {
        return rows.stream().flatMap(List::stream).flatMap(Cell::all);
    }
}
