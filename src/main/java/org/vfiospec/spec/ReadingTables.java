package org.vfiospec.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vfiospec.migration.Reading;
import org.vfiospec.migration.Step;
import org.vfiospec.site.Generated;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.uapi.DeviceState;

/** What the readings say, and what each does when every move is executed under it. */
final class ReadingTables {
    private static final String NIC = "nic0";
    private static final String ZIP = "zip0";

    private final Map<Reading, List<Walk>> nic = new EnumMap<>(Reading.class);
    private final Map<Reading, List<Walk>> zip = new EnumMap<>(Reading.class);

    private ReadingTables() {
        for (Reading reading : Reading.values()) {
            nic.put(reading, new Expedition(NIC, reading).walks());
        }
        zip.put(Reading.RECOMMENDED, new Expedition(ZIP, Reading.RECOMMENDED).walks());
    }

    static Generated all() {
        ReadingTables made = new ReadingTables();
        List<GeneratedTable> tables = new ArrayList<>(
                List.of(made.readings(), made.orders(), made.comparison(), made.offences(), made.differences()));
        made.nic.forEach((reading, walks) -> tables.add(matrix(NIC, reading, walks)));
        made.zip.forEach((reading, walks) -> tables.add(matrix(ZIP, reading, walks)));
        return Generated.of(tables);
    }

    private GeneratedTable readings() {
        return table(
                "readings",
                "The readings, as the code declares them",
                List.of("Reading", "Source", "Arcs", "Bad data lead to", "In error", "Bit 3"),
                Arrays.stream(Reading.values())
                        .map(reading -> List.of(
                                reading.title(),
                                reading.source(),
                                words(reading.arcs()),
                                words(reading.badLoad()),
                                words(reading.inError()),
                                reading.knowsNdma() ? "NDMA" : "reserved")));
    }

    private GeneratedTable orders() {
        return table(
                "order-readings",
                "The order of changes under each reading, as the code declares it",
                List.of("Reading", "Source", "Order"),
                Arrays.stream(Reading.values())
                        .map(reading -> List.of(
                                reading.title(),
                                reading.source(),
                                reading.order().stream().map(Step::toString).collect(Collectors.joining(", ")))));
    }

    private GeneratedTable comparison() {
        return table(
                "order-comparison",
                "Moves of \"nic0\" in which something forbidden happened, of all that were carried out",
                List.of(
                        "Reading",
                        "Carried out",
                        "Passed an invalid state",
                        "Let DMA out",
                        "Entered pre-copy from stop"),
                nic.entrySet().stream()
                        .map(entry -> List.of(
                                entry.getKey().title(),
                                count(entry.getValue(), ReadingTables::carriedOut),
                                count(entry.getValue(), Walk::passesInvalid),
                                count(entry.getValue(), Walk::leaks),
                                count(entry.getValue(), walk -> walk.isBase() && walk.entersPreCopyFromStop()))));
    }

    private GeneratedTable offences() {
        return table(
                "order-offences",
                "Each of these moves",
                List.of("Reading", "Way", "What happened"),
                nic.entrySet().stream()
                        .flatMap(entry -> entry.getValue().stream()
                                .filter(walk -> !offence(walk).isEmpty())
                                .map(walk -> List.of(entry.getKey().title(), walk.way(), offence(walk)))));
    }

    private static String offence(Walk walk) {
        List<String> words = new ArrayList<>();
        if (walk.passesInvalid()) {
            words.add("an invalid state");
        }
        if (walk.leaks()) {
            words.add(walk.dma() + " DMA requests");
        }
        if (walk.isBase() && walk.entersPreCopyFromStop()) {
            words.add("pre-copy from stop-and-copy");
        }
        return String.join(", ", words);
    }

    private GeneratedTable differences() {
        List<Walk> recommended = nic.get(Reading.RECOMMENDED);
        return table(
                "reading-differences",
                "Moves of \"nic0\" that go another way than under the recommended reading",
                List.of("Reading", "Executed", "Refused", "Different", "Of these, carried out"),
                nic.entrySet().stream().map(entry -> {
                    List<Walk> different = different(entry.getValue(), recommended);
                    return List.of(
                            entry.getKey().title(),
                            Integer.toString(entry.getValue().size()),
                            count(entry.getValue(), walk -> !carriedOut(walk)),
                            Integer.toString(different.size()),
                            count(different, ReadingTables::carriedOut));
                }));
    }

    private static List<Walk> different(List<Walk> walks, List<Walk> others) {
        return walks.stream()
                .filter(walk -> others.stream()
                        .anyMatch(other -> other.from().equals(walk.from())
                                && other.to().equals(walk.to())
                                && walk.differsFrom(other)))
                .toList();
    }

    private static GeneratedTable matrix(String device, Reading reading, List<Walk> walks) {
        List<DeviceState> states = walks.stream().map(Walk::from).distinct().toList();
        List<String> columns = new ArrayList<>(List.of("From"));
        states.forEach(to -> columns.add("to " + to));
        return table(
                "matrix-%s-%s".formatted(device.replaceAll("[0-9]", ""), slug(reading)),
                "Every move of \"%s\", executed under the reading: %s".formatted(device, reading.title()),
                columns,
                states.stream().map(from -> row(from, states, walks)));
    }

    private static List<String> row(DeviceState from, List<DeviceState> states, List<Walk> walks) {
        List<String> cells = new ArrayList<>(List.of(from.toString()));
        for (DeviceState to : states) {
            cells.add(walks.stream()
                    .filter(walk -> walk.from().equals(from) && walk.to().equals(to))
                    .findFirst()
                    .map(ReadingTables::cell)
                    .orElse("-"));
        }
        return cells;
    }

    private static String cell(Walk walk) {
        String actions = walk.actions().isEmpty() ? "nothing to do" : String.join(", ", walk.actions());
        return carriedOut(walk) ? actions : walk.outcome() + ", " + walk.end();
    }

    private static boolean carriedOut(Walk walk) {
        return !walk.outcome().failed();
    }

    private static String count(List<Walk> walks, Predicate<Walk> which) {
        return Long.toString(walks.stream().filter(which).count());
    }

    private static String slug(Reading reading) {
        return reading.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
