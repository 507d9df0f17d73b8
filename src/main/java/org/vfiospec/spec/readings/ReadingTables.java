package org.vfiospec.spec.readings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vfiospec.migration.Reading;
import org.vfiospec.migration.Step;
import org.vfiospec.site.Generated;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;

/** What the readings declare, and what came of executing them. */
public final class ReadingTables {
    private static final List<String> COLUMNS =
            List.of("Reading", "Source", "Arcs", "Bad data lead to", "In error", "Bit 3");

    private ReadingTables() {}

    /** All tables and runs; each call executes everything again. */
    public static Generated all() {
        Executions executions = new Executions();
        Comparisons comparisons = new Comparisons(executions);
        Orders orders = new Orders(executions);
        return new Generated(
                join(Stream.of(
                        declarations(),
                        new Matrices(executions).tables(),
                        comparisons.tables(),
                        orders.tables(),
                        executions.trials().tables())),
                join(Stream.of(
                        executions.book().runs(),
                        comparisons.runs(),
                        orders.runs(),
                        executions.trials().runs())),
                new Diagrams(executions).all());
    }

    private static <T> List<T> join(Stream<List<T>> lists) {
        return lists.flatMap(List::stream).toList();
    }

    private static List<GeneratedTable> declarations() {
        List<GeneratedTable> tables = new ArrayList<>();
        tables.add(table("readings", "The readings, as the code declares them", COLUMNS, rules(Reading.values())));
        tables.add(table(
                "order-readings",
                "The order of changes under each reading, as the code declares it",
                List.of("Reading", "Source", "Order"),
                Arrays.stream(Reading.values())
                        .map(reading -> List.of(reading.title(), reading.source(), order(reading)))));
        for (Reading reading : Reading.values()) {
            tables.add(declaration(reading));
        }
        return tables;
    }

    private static Stream<List<String>> rules(Reading... readings) {
        return Arrays.stream(readings)
                .map(reading -> List.of(
                        reading.title(),
                        reading.source(),
                        words(reading.arcs()),
                        words(reading.badLoad()),
                        words(reading.inError()),
                        reading.knowsNdma() ? "NDMA" : "reserved"));
    }

    private static GeneratedTable declaration(Reading reading) {
        List<String> values = rules(reading).findFirst().orElseThrow();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i < COLUMNS.size(); i++) {
            rows.add(List.of(COLUMNS.get(i), values.get(i)));
        }
        rows.add(List.of("Order", order(reading)));
        return table(
                "reading-" + slug(reading),
                "The reading, as the code declares it",
                List.of("What", "Rule"),
                rows.stream());
    }

    private static String order(Reading reading) {
        return reading.order().stream().map(Step::toString).collect(Collectors.joining(", "));
    }

    /** A reading in the names of tables and runs. */
    static String slug(Reading reading) {
        return words(reading).replace(' ', '-');
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static GeneratedTable table(String name, String caption, List<String> columns, Stream<List<String>> rows) {
        return new GeneratedTable(
                name,
                caption,
                columns,
                rows.map(row -> row.stream().map(Cell::of).toList()).toList());
    }
}
