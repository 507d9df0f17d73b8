package org.vfiospec.spec.readings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vfiospec.migration.Reading;
import org.vfiospec.site.GeneratedRun;
import org.vfiospec.site.GeneratedRun.Part;
import org.vfiospec.site.GeneratedRun.Step;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;

/** The orders of changes compared: what each of them lets happen on the way between two valid states of "nic0". */
final class Orders {
    /** What is counted, in the columns of the comparison. */
    private enum Count {
        CARRIED_OUT("Carried out", Walk::carriedOut),
        INVALID("Passed an invalid state", walk -> walk.invalidOnTheWay() != null),
        LEAK("Let DMA out", Walk::leaks),
        PRE_COPY("Entered pre-copy from stop", Walk::entersPreCopyFromStop);

        private final String words;
        private final Predicate<Walk> which;

        Count(String words, Predicate<Walk> which) {
            this.words = words;
            this.which = which;
        }

        String slug() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private static final Family DEVICE = Family.NIC;

    private final Executions executions;

    Orders(Executions executions) {
        this.executions = executions;
    }

    List<GeneratedTable> tables() {
        return List.of(comparison(), examples());
    }

    /** The moves behind the counts, for each reading. */
    List<GeneratedRun> runs() {
        return Arrays.stream(Reading.values()).map(this::behindTheCounts).toList();
    }

    private GeneratedTable comparison() {
        List<String> columns = new ArrayList<>(List.of("Reading"));
        Arrays.stream(Count.values()).map(count -> count.words).forEach(columns::add);
        return new GeneratedTable(
                "order-comparison",
                "Moves of \"nic0\" in which something forbidden happened, of all that were carried out",
                columns,
                Arrays.stream(Reading.values()).map(this::row).toList());
    }

    private List<Cell> row(Reading reading) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(reading.title())));
        for (Count count : Count.values()) {
            long moves = walks(reading, count).count();
            cells.add(moves == 0 ? Cell.of("0") : Cell.ofRun(Long.toString(moves), name(reading), count.slug()));
        }
        return cells;
    }

    private Stream<Walk> walks(Reading reading, Count count) {
        return executions.of(DEVICE, reading).pairs().stream().filter(count.which);
    }

    /** The moves that were counted, each with the recording of it. */
    private GeneratedRun behindTheCounts(Reading reading) {
        return new GeneratedRun(
                name(reading),
                "Moves behind the counts",
                "%s, under the reading: %s".formatted(DEVICE.title(), reading.title()),
                Arrays.stream(Count.values())
                        .filter(count -> walks(reading, count).findAny().isPresent())
                        .map(count -> new Part(
                                count.slug(),
                                count.words,
                                walks(reading, count).map(this::step).toList()))
                        .toList());
    }

    private Step step(Walk walk) {
        return Step.of(way(walk));
    }

    private Cell way(Walk walk) {
        Cell cell = executions.book().cell(walk.way(), DEVICE, walk);
        for (Cell mark : Marks.offences(walk)) {
            cell = cell.noted(mark);
        }
        return cell;
    }

    /** Of each kind of offence under each reading, the first. */
    private GeneratedTable examples() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Reading reading : Reading.values()) {
            Stream.of(Count.INVALID, Count.LEAK, Count.PRE_COPY)
                    .flatMap(count -> walks(reading, count).limit(1))
                    .map(walk -> List.of(Cell.of(reading.title()), way(walk)))
                    .forEach(rows::add);
        }
        return new GeneratedTable(
                "order-examples", "The first of these moves, by its states", List.of("Reading", "Way"), rows);
    }

    private static String name(Reading reading) {
        return "order-" + ReadingTables.slug(reading);
    }
}
