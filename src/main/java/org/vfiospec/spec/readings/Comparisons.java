package org.vfiospec.spec.readings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vfiospec.migration.Reading;
import org.vfiospec.site.GeneratedRun;
import org.vfiospec.site.GeneratedRun.Part;
import org.vfiospec.site.GeneratedRun.Step;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;

/** Where two readings differ, move by move. */
final class Comparisons {
    private final Executions executions;

    Comparisons(Executions executions) {
        this.executions = executions;
    }

    /** For each device all readings against all, then for each reading all devices. */
    List<GeneratedTable> tables() {
        return Stream.concat(
                        Arrays.stream(Family.values()).map(this::counts),
                        Arrays.stream(Reading.values()).map(this::against))
                .toList();
    }

    /** The moves behind the counts, for each pair of readings that differ. */
    List<GeneratedRun> runs() {
        List<GeneratedRun> pairs = new ArrayList<>();
        for (Reading one : Reading.values()) {
            for (Reading other : Reading.values()) {
                if (one.compareTo(other) < 0 && !parts(one, other).isEmpty()) {
                    pairs.add(new GeneratedRun(
                            name(one, other),
                            "Comparison of two readings",
                            one.title() + " and " + other.title(),
                            parts(one, other)));
                }
            }
        }
        return pairs;
    }

    private List<Part> parts(Reading one, Reading other) {
        return Arrays.stream(Family.values())
                .map(family -> part(family, one, other))
                .filter(part -> !part.steps().isEmpty())
                .toList();
    }

    private Part part(Family family, Reading one, Reading other) {
        return new Part(
                family.slug(),
                family.title(),
                different(family, one, other)
                        .map(walk -> Step.of(Cell.of(walk.request() + ":")
                                .noted(says(family, one, walk))
                                .noted(says(
                                        family,
                                        other,
                                        counterpart(family, other, walk).orElseThrow()))))
                        .toList());
    }

    private Cell says(Family family, Reading reading, Walk walk) {
        return executions.book().cell("%s: %s.".formatted(reading.title(), result(walk)), family, walk);
    }

    private static String result(Walk walk) {
        return walk.carriedOut() && !walk.changedNothing() ? Signs.of(walk) + ", by " + walk.way() : Signs.of(walk);
    }

    /** The moves of one reading that go another way under another; what only one of them knows does not count. */
    private Stream<Walk> different(Family family, Reading one, Reading other) {
        return executions.of(family, one).moves().stream()
                .filter(walk -> counterpart(family, other, walk)
                        .filter(walk::differsFrom)
                        .isPresent());
    }

    private Optional<Walk> counterpart(Family family, Reading other, Walk walk) {
        return executions.of(family, other).move(walk.start(), walk.to());
    }

    /** All readings against all. */
    private GeneratedTable counts(Family family) {
        List<String> columns = new ArrayList<>(List.of("Reading"));
        Arrays.stream(Reading.values()).map(Reading::title).forEach(columns::add);
        return new GeneratedTable(
                "differences-" + family.slug(),
                "%s: moves in which two readings differ".formatted(family.title()),
                columns,
                Arrays.stream(Reading.values())
                        .map(one -> row(one.title(), other -> count(family, one, other)))
                        .toList());
    }

    /** One reading against all others. */
    private GeneratedTable against(Reading one) {
        List<String> columns = new ArrayList<>(List.of("Device"));
        others(one).map(Reading::title).forEach(columns::add);
        return new GeneratedTable(
                "differences-of-" + ReadingTables.slug(one),
                "Moves that go another way than under: " + one.title(),
                columns,
                Arrays.stream(Family.values())
                        .map(family -> {
                            List<Cell> cells = new ArrayList<>(List.of(Cell.of(family.title())));
                            others(one).map(other -> count(family, one, other)).forEach(cells::add);
                            return cells;
                        })
                        .toList());
    }

    private static Stream<Reading> others(Reading one) {
        return Arrays.stream(Reading.values()).filter(other -> other != one);
    }

    private static List<Cell> row(String title, Function<Reading, Cell> cell) {
        return Stream.concat(
                        Stream.of(Cell.of(title)),
                        Arrays.stream(Reading.values()).map(cell))
                .toList();
    }

    private Cell count(Family family, Reading one, Reading other) {
        long count = different(family, one, other).count();
        String text = Long.toString(count);
        return one == other || count == 0
                ? Cell.of(one == other ? "\u2013" : text)
                : Cell.ofRun(text, name(one, other), family.slug());
    }

    private static String name(Reading one, Reading other) {
        boolean ordered = one.compareTo(other) < 0;
        return "differences-%s-%s"
                .formatted(ReadingTables.slug(ordered ? one : other), ReadingTables.slug(ordered ? other : one));
    }
}
