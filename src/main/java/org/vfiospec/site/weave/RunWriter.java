package org.vfiospec.site.weave;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.site.GeneratedRun.Part;
import org.vfiospec.site.GeneratedRun.Step;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Kind;
import org.vfiospec.site.docs.StoredPage;
import org.vfiospec.site.sheet.Line;
import org.vfiospec.site.sheet.Sheet;
import org.vfiospec.site.weave.RunPages.RunPage;

/** Writes the pages of generated runs, below their titles. */
final class RunWriter {
    private static final int AT_ONCE = 5;

    /** A table that leads to a run, and the page that shows it. */
    private record Origin(StoredPage page, GeneratedTable table) {
        String address() {
            return page.path() + "#" + Tables.anchor(table);
        }
    }

    private final Targets targets;
    private final Map<String, List<Origin>> origins = new LinkedHashMap<>();

    RunWriter(Targets targets, List<StoredPage> pages, Collection<GeneratedTable> tables) {
        this.targets = targets;
        for (GeneratedTable table : tables) {
            pages.stream()
                    .filter(page -> page.tables().contains(table.name()))
                    .findFirst()
                    .ifPresent(page -> keep(new Origin(page, table)));
        }
    }

    private void keep(Origin origin) {
        origin.table()
                .cells()
                .filter(cell -> cell.target().kind() == Kind.RUN)
                .map(cell -> cell.target().place())
                .distinct()
                .forEach(run ->
                        origins.computeIfAbsent(run, none -> new ArrayList<>()).add(origin));
    }

    List<RunPage> pages() {
        return targets.runs().pages();
    }

    /** The page of the specification that a run belongs to: the one with the first table that leads to it. */
    Optional<StoredPage> home(RunPage page) {
        return origins(page).stream().findFirst().map(Origin::page);
    }

    private List<Origin> origins(RunPage page) {
        return origins.getOrDefault(page.run().name(), List.of());
    }

    void write(Sheet sheet, RunPage page) {
        origins(sheet, origins(page));
        page.parts().forEach(part -> part(sheet, part));
        if (!page.last()) {
            sheet.paragraph("elsewhere", new Line().link("The next part of this execution", page.next()));
        }
    }

    /** Where the run is led to from; many such places are folded away. */
    private static void origins(Sheet sheet, List<Origin> origins) {
        if (origins.size() > AT_ONCE) {
            Line summary = Line.of("From " + origins.size() + " tables");
            List<Line> places = origins.stream()
                    .map(origin -> new Line().link(origin.table().caption(), origin.address()))
                    .toList();
            sheet.fold("proof", false, summary, () -> sheet.items("scenarios", places));
        } else if (!origins.isEmpty()) {
            Line line = Line.of("From the tables:");
            origins.forEach(origin -> line.text(" ").link(origin.table().caption(), origin.address()));
            sheet.paragraph("where", line);
        }
    }

    private void part(Sheet sheet, Part part) {
        sheet.heading(2, part.anchor(), "", Line.of(part.title()));
        part.steps().forEach(step -> step(sheet, step));
    }

    private void step(Sheet sheet, Step step) {
        sheet.paragraph("step written", targets.line(step.says()));
        if (!step.events().isEmpty()) {
            StepWriter.ledger(sheet, true, step.events());
        }
    }
}
