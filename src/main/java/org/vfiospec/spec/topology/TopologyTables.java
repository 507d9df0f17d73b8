package org.vfiospec.spec.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.vfiospec.site.Generated;
import org.vfiospec.site.GeneratedRun;
import org.vfiospec.site.GeneratedRun.Part;
import org.vfiospec.site.GeneratedRun.Step;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.spec.Recording;
import org.vfiospec.trace.Dma;
import org.vfiospec.trace.Trace;

/** The tables of the chapters on topology, each row of them executed when they are made, with the run behind it. */
public final class TopologyTables {
    private static final String WAYS = "topology-ways";
    private static final String DECISIONS = "topology-decisions";

    private final List<List<Cell>> rows = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    private TopologyTables() {}

    public static Generated all() {
        return Generated.all(ways(), decisions(), TwoPlaces.all());
    }

    private static Generated ways() {
        TopologyTables made = new TopologyTables();
        Journey.ALL.forEach(made::way);
        return made.as(
                WAYS,
                "The way of a request, executed",
                List.of("Row", "Where the function sits", "What it aims at", "The way", "The request"));
    }

    private void way(Journey journey) {
        Trace trace = new Trace();
        Dma request = journey.travel(trace);
        String anchor = journey.row().toLowerCase(Locale.ROOT) + "-" + (parts.size() + 1);
        String aim = journey.aim().words()
                + (journey.translated() ? ", marked as translated" : "")
                + (journey.blocked() ? ", while the IOMMU blocks it" : "");
        String end = Arrival.of(request).words();
        rows.add(List.of(
                Cell.of(journey.row()),
                Cell.of(journey.place().words()),
                Cell.of(aim),
                Cell.of(request.route()),
                Cell.ofRun(end, WAYS, anchor)));
        part(
                anchor,
                "%s: a function %s aims at %s"
                        .formatted(journey.row(), journey.place().words(), aim),
                Bench.of(journey.place().tree(), journey.place().platform(), new Trace()),
                new Step(Cell.of("The request " + end + "."), Recording.of(trace.all())));
    }

    private static Generated decisions() {
        TopologyTables made = new TopologyTables();
        Arrays.stream(Place.values()).forEach(made::decision);
        Arrays.stream(Circumstance.values()).forEach(made::decision);
        return made.as(
                DECISIONS,
                "Which place is accepted, executed",
                List.of(
                        "Row",
                        "The place",
                        "Migration",
                        "Without migration",
                        "Reached past the IOMMU by",
                        "All reasons"));
    }

    private void decision(Place place) {
        Trace trace = new Trace();
        Decision decision = Decision.about(place, trace);
        Verdict verdict = Verdict.of(place, decision);
        row(verdict);
        List<Step> steps = new ArrayList<>();
        decision.refusals().forEach(refusal -> steps.add(Step.of(Cell.of("Against it: " + refusal + "."))));
        steps.add(new Step(
                Cell.of("Every function writes to the registers; reached by %s.".formatted(verdict.exposure())),
                Recording.of(trace.all())));
        part(anchor(verdict), title(verdict), decision.bench(), steps.toArray(Step[]::new));
    }

    private void decision(Circumstance circumstance) {
        Trace trace = new Trace();
        Verdict verdict = circumstance.judge(trace);
        row(verdict);
        Step seen = new Step(
                Cell.of("Reasons against migration: %s; reached by %s."
                        .formatted(verdict.allReasons(), verdict.exposure())),
                Recording.of(trace.all()));
        parts.add(new Part(anchor(verdict), title(verdict), List.of(seen)));
    }

    private void row(Verdict verdict) {
        rows.add(List.of(
                Cell.of(verdict.row()),
                Cell.of(verdict.words()),
                Cell.ofRun(verdict.migration(), DECISIONS, anchor(verdict)),
                Cell.of(verdict.withoutMigration()),
                Cell.of(verdict.exposure()),
                Cell.of(verdict.allReasons())));
    }

    private static String anchor(Verdict verdict) {
        return verdict.row().toLowerCase(Locale.ROOT);
    }

    private static String title(Verdict verdict) {
        return "%s: %s is %s".formatted(verdict.row(), verdict.words(), verdict.migration());
    }

    /** A part that begins with what sits where, a line for each path from a root bus. */
    private void part(String anchor, String title, Bench bench, Step... seen) {
        List<Step> steps = new ArrayList<>();
        Picture.paths(bench.fabric()).forEach(path -> steps.add(Step.of(Cell.of(path))));
        steps.addAll(List.of(seen));
        parts.add(new Part(anchor, title, steps));
    }

    private Generated as(String name, String caption, List<String> columns) {
        return new Generated(
                List.of(new GeneratedTable(name, caption, columns, rows)),
                List.of(new GeneratedRun(name, caption, parts)),
                List.of());
    }
}
