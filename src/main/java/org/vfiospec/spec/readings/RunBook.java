package org.vfiospec.spec.readings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vfiospec.migration.Operation;
import org.vfiospec.migration.Reading;
import org.vfiospec.site.GeneratedRun;
import org.vfiospec.site.GeneratedRun.Part;
import org.vfiospec.site.GeneratedRun.Step;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.spec.Recording;
import org.vfiospec.trace.TraceEvent;

/** The executions that cells lead to: what several readings do alike, to the last event, stands here once. */
final class RunBook {
    private final Map<Family, Map<Start, Map<String, List<Entry>>>> entries = new EnumMap<>(Family.class);

    /** What some readings did alike; moves have one walk, refusals one for each value. */
    private record Entry(String anchor, List<Walk> walks, List<Reading> readings) {}

    /** Keeps a move; the answer is the same move as it was kept first. */
    Walk enter(Family family, Reading reading, Walk walk) {
        return enter(family, reading, "to-" + walk.to().value(), List.of(walk)).get(0);
    }

    /** Keeps the writes of one situation that are no moves. */
    List<Walk> enter(Family family, Reading reading, List<Walk> refusals) {
        return enter(family, reading, "no-state", refusals);
    }

    private List<Walk> enter(Family family, Reading reading, String place, List<Walk> walks) {
        List<Entry> known = entries.computeIfAbsent(family, none -> new LinkedHashMap<>())
                .computeIfAbsent(walks.get(0).start(), none -> new LinkedHashMap<>())
                .computeIfAbsent(place, none -> new ArrayList<>());
        Entry entry = known.stream()
                .filter(other -> other.walks.equals(walks))
                .findFirst()
                .orElseGet(() -> {
                    String anchor = place + (known.isEmpty() ? "" : "-" + (known.size() + 1));
                    known.add(new Entry(anchor, walks, new ArrayList<>()));
                    return known.get(known.size() - 1);
                });
        entry.readings.add(reading);
        return entry.walks;
    }

    /** A cell that leads to a kept walk. */
    Cell cell(String text, Family family, Walk kept) {
        return all(family, kept.start())
                .filter(entry -> entry.walks.stream().anyMatch(walk -> walk == kept))
                .findFirst()
                .map(entry -> Cell.ofRun(text, name(family, kept.start()), entry.anchor))
                .orElseThrow(() -> new IllegalArgumentException("this was not kept: " + kept.request()));
    }

    private Stream<Entry> all(Family family, Start start) {
        return entries.get(family).get(start).values().stream().flatMap(List::stream);
    }

    /** How many different executions there are. */
    long size(Family family) {
        return entries.get(family).keySet().stream()
                .flatMap(start -> all(family, start))
                .count();
    }

    List<GeneratedRun> runs() {
        return entries.keySet().stream()
                .flatMap(family -> entries.get(family).keySet().stream().map(start -> run(family, start)))
                .toList();
    }

    private GeneratedRun run(Family family, Start start) {
        return new GeneratedRun(
                name(family, start),
                "%s: device_state is written while %s".formatted(family.title(), start),
                all(family, start).map(RunBook::part).toList());
    }

    private static String name(Family family, Start start) {
        return family.slug() + "-from-" + start.slug();
    }

    private static Part part(Entry entry) {
        Step under = Step.of(Cell.of(
                "Under: " + entry.readings.stream().map(Reading::title).collect(Collectors.joining("; ")) + "."));
        return entry.walks.size() == 1 ? move(entry, under) : refusals(entry, under);
    }

    private static Part move(Entry entry, Step under) {
        Walk walk = entry.walks.get(0);
        String actions = walk.actions().stream().map(Operation::toString).collect(Collectors.joining(", "));
        return new Part(
                entry.anchor,
                walk.request() + ": " + Signs.of(walk),
                List.of(
                        under,
                        Step.of(Cell.of("States: " + walk.way() + ".")),
                        Step.of(Cell.of("Actions of the driver: " + (actions.isEmpty() ? "none" : actions) + ".")),
                        new Step(
                                Cell.of("The write ends with %s, device_state reads %s; DMA requests meanwhile: %d."
                                        .formatted(walk.outcome(), walk.end(), walk.dma())),
                                Recording.of(walk.events()))));
    }

    private static Part refusals(Entry entry, Step under) {
        List<TraceEvent> events =
                entry.walks.stream().flatMap(walk -> walk.events().stream()).toList();
        String outcomes = entry.walks.stream()
                .map(walk -> walk.outcome().name())
                .distinct()
                .collect(Collectors.joining(", "));
        boolean unchanged = entry.walks.stream().allMatch(Walk::changedNothing);
        Cell result = Cell.of("%d values end with %s; the device is %s."
                .formatted(entry.walks.size(), outcomes, unchanged ? "as before" : "changed"));
        return new Part(
                entry.anchor, "Values that are no state", List.of(under, new Step(result, Recording.of(events))));
    }
}
