package org.vfiospec.site;

import java.util.List;

/**
 * A table that a program makes and a page shows with {@code generated::NAME[]}.
 *
 * @param name the name in the macro, of letters, digits, dots, hyphens and underscores
 * @param caption the line above the table
 * @param columns the headings of the columns
 * @param rows the cells, row by row, as many in each as there are columns; the first cell of a row is its heading
 */
public record GeneratedTable(String name, String caption, List<String> columns, List<List<Cell>> rows) {
    public GeneratedTable {
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("not a name of a generated table: " + name);
        }
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "table " + name + ": a row has " + row.size() + " cells for " + columns.size() + " columns");
            }
        }
    }

    /**
     * What one cell says, and what it leads to.
     *
     * @param text what it says; data, never markup
     * @param target where it leads
     */
    public record Cell(String text, Target target) {
        /** A cell that leads nowhere. */
        public static Cell of(String text) {
            return new Cell(text, Target.NONE);
        }

        /** A cell that leads to a clause. */
        public static Cell ofClause(String text, String clause) {
            return new Cell(text, new Target(clause, "", ""));
        }

        /** A cell that leads to a scenario, named by the uri of its feature file and its name there. */
        public static Cell ofScenario(String text, String feature, String scenario) {
            return new Cell(text, new Target("", feature, scenario));
        }
    }

    /**
     * A clause, or a scenario, or nothing.
     *
     * @param clause the id of a clause; empty for none
     * @param feature the uri of a feature file, relative to the project; empty for none
     * @param scenario the name of a scenario in that feature
     */
    public record Target(String clause, String feature, String scenario) {
        public static final Target NONE = new Target("", "", "");
    }
}
