package org.vfiospec.spec.readings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.vfiospec.migration.Reading;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.uapi.DeviceState;

/** The tables in which every cell is a write that was executed. */
final class Matrices {
    private final Executions executions;

    Matrices(Executions executions) {
        this.executions = executions;
    }

    List<GeneratedTable> tables() {
        List<GeneratedTable> tables = new ArrayList<>(List.of(Signs.legend(), coverage()));
        for (Family family : Family.values()) {
            Arrays.stream(Reading.values())
                    .map(reading -> matrix(family, reading))
                    .forEach(tables::add);
            tables.add(refusals(family));
        }
        tables.add(arcs());
        return tables;
    }

    private GeneratedTable matrix(Family family, Reading reading) {
        Territory territory = executions.of(family, reading);
        List<String> columns = new ArrayList<>(List.of("From"));
        territory.states().forEach(to -> columns.add("to " + to));
        return new GeneratedTable(
                "matrix-%s-%s".formatted(family.slug(), ReadingTables.slug(reading)),
                "%s, under the reading: %s".formatted(family.title(), reading.title()),
                columns,
                territory.starts().stream()
                        .map(start -> row(family, reading, start, territory))
                        .toList());
    }

    private List<Cell> row(Family family, Reading reading, Start start, Territory territory) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(start.toString())));
        for (DeviceState to : territory.states()) {
            cells.add(cell(family, reading, territory.move(start, to).orElseThrow()));
        }
        return cells;
    }

    private Cell cell(Family family, Reading reading, Walk walk) {
        Cell cell = executions.book().cell(Signs.of(walk), family, walk);
        for (Cell mark : Marks.of(walk, reading)) {
            cell = cell.noted(mark);
        }
        return cell;
    }

    /** The changes between the states of the merged header, under the three rules for which of them are legal. */
    private GeneratedTable arcs() {
        List<Reading> rules = List.of(Reading.RECOMMENDED, Reading.HEADER, Reading.ONE_BIT);
        List<String> columns = new ArrayList<>(List.of("Change"));
        rules.stream().map(Reading::title).forEach(columns::add);
        List<List<Cell>> rows = new ArrayList<>();
        for (Walk asked : executions.of(Family.NIC, Reading.HEADER).pairs()) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(asked.from() + " \u2192 " + asked.to())));
            rules.stream()
                    .map(rule -> executions.of(Family.NIC, rule).move(asked.start(), asked.to()))
                    .map(walk -> executions.book().cell(Signs.of(walk.orElseThrow()), Family.NIC, walk.orElseThrow()))
                    .forEach(cells::add);
            rows.add(cells);
        }
        return new GeneratedTable("arcs", "The 20 changes, executed on \"nic0\"", columns, rows);
    }

    /** For each group of values: where and how often they were written, and what came of it. */
    private GeneratedTable refusals(Family family) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Values group : Values.values()) {
            List<Walk> writes = all(family)
                    .flatMap(territory -> territory.refusals().stream())
                    .filter(walk -> group.has(walk.to()))
                    .toList();
            if (!writes.isEmpty()) {
                rows.add(refusal(family, group, writes));
            }
        }
        return new GeneratedTable(
                "refused-" + family.slug(),
                "%s: values that are no state".formatted(family.title()),
                List.of("Values", "Situations", "Writes", "Errno", "device_state afterwards"),
                rows);
    }

    private List<Cell> refusal(Family family, Values group, List<Walk> writes) {
        Set<String> errnos = new TreeSet<>();
        writes.forEach(walk -> errnos.add(walk.outcome().name()));
        boolean unchanged = writes.stream().allMatch(Walk::changedNothing);
        long starts = writes.stream().map(Walk::start).distinct().count();
        return List.of(
                Cell.of(group.toString()),
                Cell.of(Long.toString(starts)),
                Cell.of(Integer.toString(writes.size())),
                executions.book().cell(String.join(", ", errnos), family, writes.get(0)),
                Cell.of(unchanged ? "as before" : "changed"));
    }

    private Stream<Territory> all(Family family) {
        return Arrays.stream(Reading.values()).map(reading -> executions.of(family, reading));
    }

    /** How much was executed. */
    private GeneratedTable coverage() {
        List<List<Cell>> rows = new ArrayList<>();
        EnumSet.allOf(Family.class).forEach(family -> rows.add(coverage(family.title(), EnumSet.of(family))));
        rows.add(coverage("all", EnumSet.allOf(Family.class)));
        return new GeneratedTable(
                "matrix-coverage",
                "Writes of device_state that were executed, under %d readings".formatted(Reading.values().length),
                List.of("Device", "Valid states written", "Other values written", "All", "Different executions"),
                rows);
    }

    private List<Cell> coverage(String title, Set<Family> families) {
        long moves = count(families, territory -> territory.moves().size());
        long refusals = count(families, territory -> territory.refusals().size());
        long different = families.stream().mapToLong(executions.book()::size).sum();
        return Stream.of(title, "" + moves, "" + refusals, "" + (moves + refusals), "" + different)
                .map(Cell::of)
                .toList();
    }

    private long count(Set<Family> families, ToLongFunction<Territory> what) {
        return families.stream().flatMap(this::all).mapToLong(what).sum();
    }
}
