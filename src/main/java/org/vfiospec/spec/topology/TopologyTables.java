package org.vfiospec.spec.topology;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.vfiospec.iommu.Refusal;
import org.vfiospec.iommu.Refusal.Reason;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.trace.Dma;
import org.vfiospec.trace.Trace;

/** The tables of the chapters on topology, each row of them executed when they are made. */
public final class TopologyTables {
    private TopologyTables() {}

    public static List<GeneratedTable> all() {
        return List.of(ways(), decisions());
    }

    private static GeneratedTable ways() {
        return new GeneratedTable(
                "topology-ways",
                "The way of a request, executed",
                List.of("Row", "Where the function sits", "What it aims at", "The way", "The request"),
                Journey.ALL.stream().map(TopologyTables::way).toList());
    }

    private static List<Cell> way(Journey journey) {
        Dma request = journey.travel();
        String marks = (journey.translated() ? ", marked as translated" : "")
                + (journey.blocked() ? ", while the IOMMU blocks it" : "");
        return cells(
                journey.row(),
                journey.place().words(),
                journey.aim().words() + marks,
                request.route(),
                Arrival.of(request).words());
    }

    private static GeneratedTable decisions() {
        return new GeneratedTable(
                "topology-decisions",
                "Which place is accepted, executed",
                List.of(
                        "Row",
                        "The place",
                        "Migration",
                        "Without migration",
                        "Reached past the IOMMU by",
                        "All reasons"),
                Arrays.stream(Place.values()).map(TopologyTables::decision).toList());
    }

    private static List<Cell> decision(Place place) {
        Decision decision = Decision.about(place, new Trace());
        List<String> reasons = decision.refusals().stream()
                .map(Refusal::reason)
                .distinct()
                .map(Reason::name)
                .toList();
        return cells(
                place.row(),
                place.words(),
                reasons.isEmpty() ? "accepted" : "refused: " + reasons.get(0),
                decision.isAssignable() ? "assignable" : "not assignable",
                decision.exposedTo().isEmpty() ? "nobody" : String.join(", ", decision.exposedTo()),
                reasons.isEmpty() ? "none" : String.join(", ", reasons));
    }

    private static List<Cell> cells(String... texts) {
        return Arrays.stream(texts).map(Cell::of).collect(Collectors.toList());
    }
}
