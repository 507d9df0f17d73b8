package org.vfiospec.site.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vfiospec.site.LedgerEntry;
import org.vfiospec.site.docs.StoredPage.NavEntry;
import org.vfiospec.site.evidence.CaseReport;
import org.vfiospec.site.evidence.ScenarioReport;
import org.vfiospec.site.sheet.HtmlSheet;
import org.vfiospec.site.sheet.Line;
import org.vfiospec.site.sheet.Room;
import org.vfiospec.site.sheet.Sheet;

/** Writes the executions that are too long for the page of their feature, each on as many pages as it needs. */
final class ExecutionPages {
    /** The most entries on one page. */
    private static final int MOST_ENTRIES = 1_000;

    /** A longer recording is folded, lest it hides the steps after it. */
    private static final int UNFOLDED = 80;

    private final StepWriter steps;
    private final FeatureWriter features;
    private final int frame;
    private final Consumer<Page> site;

    /**
     * The pages go to the site.
     *
     * @param frame the elements of a page that are there whatever it is about
     */
    ExecutionPages(StepWriter steps, FeatureWriter features, int frame, Consumer<Page> site) {
        this.steps = steps;
        this.features = features;
        this.frame = frame;
        this.site = site;
    }

    /** The page of an execution; a recording that does not fit on it gets pages of its own. */
    void write(ScenarioReport scenario, CaseReport execution) {
        Room room = Room.beside(Room.none(), frame + 20, HtmlEdition.FRAME_CHARACTERS);
        room.reserve(StepWriter.stepsExtent(execution));
        HtmlSheet sheet = new HtmlSheet(execution.detail(), room);
        Line where = new Line()
                .verdict(execution.verdict())
                .text(" ")
                .text(scenario.title().keyword() + " in ")
                .link(scenario.feature(), scenario.page() + "#" + execution.anchor());
        sheet.paragraph("state", where);
        features.clauses(sheet, scenario.clauses());
        steps.write(sheet, execution, (s, step, entries) -> ledger(s, scenario, execution, step, entries));
        page(scenario, execution, execution.detail(), execution.name(), sheet);
    }

    private void ledger(
            Sheet sheet, ScenarioReport scenario, CaseReport execution, int step, List<LedgerEntry> entries) {
        if (sheet.hasRoomFor(StepWriter.ledgerExtent(entries))) {
            StepWriter.ledger(sheet, entries.size() <= UNFOLDED, entries);
            return;
        }
        int parts = (entries.size() + MOST_ENTRIES - 1) / MOST_ENTRIES;
        Line line = Line.of(StepWriter.RECORDED + ", " + StepWriter.events(entries.size()) + ":");
        for (int part = 0; part < parts; part++) {
            int from = part * MOST_ENTRIES;
            List<LedgerEntry> some = entries.subList(from, Math.min(entries.size(), from + MOST_ENTRIES));
            String path = execution.detail().replaceFirst("\\.html$", "/" + step + "-" + (part + 1) + ".html");
            String numbers =
                    some.get(0).n() + " to " + some.get(some.size() - 1).n();
            line.text(" ").link(numbers, path);
            part(scenario, execution, step, path, numbers, some);
        }
        sheet.paragraph("elsewhere", line);
    }

    private void part(
            ScenarioReport scenario,
            CaseReport execution,
            int step,
            String path,
            String numbers,
            List<LedgerEntry> entries) {
        HtmlSheet sheet = new HtmlSheet(path, Room.none());
        var report = execution.steps().get(step - 1);
        Line where = new Line()
                .styled("kw", report.keyword())
                .text(" " + report.text() + ", in ")
                .link(execution.name(), execution.detail());
        sheet.paragraph("state", where);
        StepWriter.ledger(sheet, true, entries);
        page(scenario, execution, path, "Events " + numbers + " of " + execution.name(), sheet);
    }

    private void page(ScenarioReport scenario, CaseReport execution, String path, String title, HtmlSheet content) {
        List<NavEntry> above = new ArrayList<>(FeaturePages.ABOVE);
        above.add(new NavEntry(1, scenario.feature(), scenario.page()));
        if (!path.equals(execution.detail())) {
            above.add(new NavEntry(2, execution.name(), execution.detail()));
        }
        site.accept(new Page(path, StepWriter.RECORDED, title, "", scenario.uri(), above, List.of(), content.html()));
    }
}
