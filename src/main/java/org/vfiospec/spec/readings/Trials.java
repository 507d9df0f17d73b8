package org.vfiospec.spec.readings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vfiospec.migration.Reading;
import org.vfiospec.site.GeneratedRun;
import org.vfiospec.site.GeneratedRun.Part;
import org.vfiospec.site.GeneratedRun.Step;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;

/** What came of every trial, on a device of each family, under each reading. */
final class Trials {
    private final Map<Family, Map<Trial, Map<Reading, Trial.Result>>> results = new EnumMap<>(Family.class);

    void hold(Family family, Subject subject) {
        for (Trial trial : Trial.values()) {
            results.computeIfAbsent(family, none -> new EnumMap<>(Trial.class))
                    .computeIfAbsent(trial, none -> new EnumMap<>(Reading.class))
                    .put(subject.reading(), trial.of(subject));
        }
    }

    List<GeneratedTable> tables() {
        return Arrays.stream(Family.values()).map(this::table).toList();
    }

    private GeneratedTable table(Family family) {
        List<String> columns = new ArrayList<>(List.of("Reading"));
        Arrays.stream(Trial.values()).map(Trial::toString).forEach(columns::add);
        return new GeneratedTable(
                "trials-" + family.slug(),
                "%s: what comes of it when something goes wrong".formatted(family.title()),
                columns,
                Arrays.stream(Reading.values())
                        .map(reading -> row(family, reading))
                        .toList());
    }

    private List<Cell> row(Family family, Reading reading) {
        return Stream.concat(
                        Stream.of(Cell.of(reading.title())),
                        Arrays.stream(Trial.values()).map(trial -> cell(family, trial, reading)))
                .toList();
    }

    private Cell cell(Family family, Trial trial, Reading reading) {
        Trial.Result result = results.get(family).get(trial).get(reading);
        int place = ways(family, trial).indexOf(result);
        return Cell.ofRun(result.words(), name(family), anchor(trial, place));
    }

    /** The different courses of a trial, each once. */
    private List<Trial.Result> ways(Family family, Trial trial) {
        return results.get(family).get(trial).values().stream().distinct().toList();
    }

    List<GeneratedRun> runs() {
        return Arrays.stream(Family.values())
                .map(family -> new GeneratedRun(
                        name(family),
                        "%s: something goes wrong".formatted(family.title()),
                        Arrays.stream(Trial.values())
                                .flatMap(trial -> parts(family, trial))
                                .toList()))
                .toList();
    }

    private Stream<Part> parts(Family family, Trial trial) {
        List<Trial.Result> ways = ways(family, trial);
        return ways.stream().map(way -> {
            String under = results.get(family).get(trial).entrySet().stream()
                    .filter(entry -> entry.getValue().equals(way))
                    .map(entry -> entry.getKey().title())
                    .collect(Collectors.joining("; "));
            Stream<Step> first = Stream.of(Step.of(Cell.of("Under: " + under + ".")));
            return new Part(
                    anchor(trial, ways.indexOf(way)),
                    trial + ": " + way.words(),
                    Stream.concat(first, way.steps().stream()).toList());
        });
    }

    private static String name(Family family) {
        return "trials-" + family.slug();
    }

    private static String anchor(Trial trial, int place) {
        return trial.slug() + (place == 0 ? "" : "-" + (place + 1));
    }
}
