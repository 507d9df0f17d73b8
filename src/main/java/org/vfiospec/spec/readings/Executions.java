package org.vfiospec.spec.readings;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.vfiospec.migration.Reading;
import org.vfiospec.spec.Host;
import org.vfiospec.trace.Trace;

/** Every write in every situation, on a device of each family, under each reading: executed once, on one host a reading. */
final class Executions {
    private final Map<Family, Map<Reading, Territory>> territories = new EnumMap<>(Family.class);
    private final RunBook book = new RunBook();
    private final Trials trials = new Trials();

    Executions() {
        for (Family family : Family.values()) {
            territories.put(family, new EnumMap<>(Reading.class));
        }
        for (Reading reading : Reading.values()) {
            explore(reading);
        }
    }

    private void explore(Reading reading) {
        Trace trace = new Trace();
        Host host = trace.aside(() -> Host.powerOn(trace, reading));
        for (Family family : Family.values()) {
            Subject subject = new Subject(trace, host, family.device(), reading);
            Territory found = new Expedition(subject).explore();
            territories.get(family).put(reading, kept(family, reading, found));
            trials.hold(family, subject);
        }
    }

    private Territory kept(Family family, Reading reading, Territory found) {
        List<Walk> moves = found.moves().stream()
                .map(walk -> book.enter(family, reading, walk))
                .toList();
        List<Walk> refusals = found.starts().stream()
                .flatMap(start -> book.enter(family, reading, found.refusals(start)).stream())
                .toList();
        return new Territory(found.states(), found.starts(), moves, refusals);
    }

    Territory of(Family family, Reading reading) {
        return territories.get(family).get(reading);
    }

    Trials trials() {
        return trials;
    }

    RunBook book() {
        return book;
    }
}
