package org.vfiospec.site.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vfiospec.site.LedgerEntry;
import org.vfiospec.site.evidence.CaseReport;
import org.vfiospec.site.evidence.Exhibit;
import org.vfiospec.site.evidence.Failure;
import org.vfiospec.site.evidence.FeatureReport.StepText;
import org.vfiospec.site.evidence.ScenarioReport;
import org.vfiospec.site.evidence.StepArgument;
import org.vfiospec.site.evidence.StepReport;
import org.vfiospec.site.sheet.Extent;
import org.vfiospec.site.sheet.Line;
import org.vfiospec.site.sheet.Log;
import org.vfiospec.site.sheet.Sheet;

/** Writes steps: as written, as executed, with what was attached to them. */
final class StepWriter {
    static final String RECORDED = "Recorded execution";

    private static final Map<String, String> GLYPHS = Map.of(
            "passed",
            "✓",
            "failed",
            "✗",
            "ambiguous",
            "✗",
            "undefined",
            "◐",
            "pending",
            "◐",
            "skipped",
            "–",
            "unknown",
            "?");
    /** A recording of no more entries does not hide the steps after it, and is not folded away. */
    private static final int SHORT = 12;

    /** Images that were attached, by the address under which pages show them. */
    private final Map<String, byte[]> images = new TreeMap<>();

    Map<String, byte[]> images() {
        return images;
    }

    /** About how much of a page the recorded execution takes. */
    static Extent ledgerExtent(CaseReport execution) {
        return Extent.sum(execution.steps().stream()
                .flatMap(step -> step.exhibits().stream())
                .map(exhibit -> ledgerExtent(exhibit.ledger()))
                .toList());
    }

    /** The same of some entries. */
    static Extent ledgerExtent(List<LedgerEntry> entries) {
        return entries.isEmpty() ? Extent.NOTHING : log(entries).extent().plus(Extent.of(3));
    }

    /** About how much of a page the steps take without the recorded execution. */
    static Extent stepsExtent(CaseReport execution) {
        return Extent.of(execution.steps().stream()
                .mapToInt(step -> 6
                        + step.argument().rows().stream()
                                .mapToInt(row -> row.size() + 1)
                                .sum())
                .sum());
    }

    private static Log log(List<LedgerEntry> entries) {
        return new Log(
                LedgerEntry.COLUMNS, entries.stream().map(LedgerEntry::cells).toList());
    }

    /** What is done with the recorded execution of a step. */
    interface Ledgers {
        void write(Sheet sheet, int step, List<LedgerEntry> entries);
    }

    /** The steps with the recorded execution of each, the long ones folded away. */
    void withLedger(Sheet sheet, CaseReport execution) {
        withLedger(sheet, execution, SHORT);
    }

    /** The same; so many entries are not yet long. */
    void withLedger(Sheet sheet, CaseReport execution, int unfolded) {
        write(sheet, execution, (s, step, entries) -> ledger(s, entries.size() <= unfolded, entries));
    }

    /** The steps without the recorded execution. */
    void plain(Sheet sheet, CaseReport execution) {
        write(sheet, execution, (s, step, entries) -> {});
    }

    /** The steps, numbered from 1 for those who write the recorded execution of each. */
    void write(Sheet sheet, CaseReport execution, Ledgers ledgers) {
        for (int i = 0; i < execution.steps().size(); i++) {
            step(sheet, execution.steps().get(i), i + 1, ledgers);
        }
    }

    /** A link to where the recorded execution is shown. */
    void ledgerIsAt(Sheet sheet, CaseReport execution, String address) {
        if (execution.events() > 0) {
            sheet.paragraph("elsewhere", new Line().link(RECORDED + ", " + events(execution.events()), address));
        }
    }

    /** The steps as they are written. */
    void written(Sheet sheet, List<StepText> steps) {
        for (StepText step : steps) {
            sheet.paragraph(
                    "step written", new Line().styled("kw", step.keyword()).text(" " + step.text()));
            argument(sheet, step.argument());
        }
    }

    /** An outline: its steps, and each row of its examples with the verdict and a link to its recorded execution. */
    void outline(Sheet sheet, ScenarioReport scenario, Placement placement) {
        written(sheet, scenario.steps());
        for (ScenarioReport.Examples table : scenario.examples()) {
            List<String> columns = new ArrayList<>(table.columns());
            columns.addAll(List.of("verdict", "recorded execution"));
            List<List<Line>> rows = table.rows().stream()
                    .map(row -> row(scenario, row, placement))
                    .toList();
            sheet.table("examples", caption(table), columns, rows);
        }
    }

    private static String caption(ScenarioReport.Examples table) {
        String name = table.title().name();
        return name.isEmpty() ? table.title().keyword() : table.title().keyword() + ": " + name;
    }

    private static List<Line> row(ScenarioReport scenario, ScenarioReport.Row row, Placement placement) {
        List<Line> cells = new ArrayList<>(row.cells().stream().map(Line::of).toList());
        cells.add(new Line().verdict(row.execution().verdict()));
        String text =
                row.execution().events() == 0 ? "steps" : events(row.execution().events());
        cells.add(new Line().link(text, placement.addressOf(scenario, row.execution())));
        return cells;
    }

    private void step(Sheet sheet, StepReport step, int number, Ledgers ledgers) {
        Line line = new Line()
                .styled("glyph", GLYPHS.getOrDefault(step.word(), "?"))
                .text(" ")
                .styled("kw", step.keyword())
                .text(" " + step.text());
        if (!step.passed()) {
            line.text(" ").styled("status", step.word());
        }
        sheet.paragraph("step " + step.word(), line);
        argument(sheet, step.argument());
        if (!step.message().isBlank()) {
            sheet.verbatim(
                    "Why it " + (step.passed() ? "says so" : "did not pass"), Failure.withoutFrames(step.message()));
        }
        if (!step.advice().isEmpty()) {
            sheet.verbatim("A step definition to begin with", step.advice());
        }
        step.exhibits().forEach(exhibit -> exhibit(sheet, exhibit, number, ledgers));
    }

    private static void argument(Sheet sheet, StepArgument argument) {
        if (argument.hasText()) {
            sheet.verbatim(argument.mediaType(), argument.text());
        }
        if (!argument.rows().isEmpty()) {
            List<List<Line>> rows = argument.rows().stream()
                    .map(row -> row.stream().map(Line::of).toList())
                    .toList();
            sheet.table("data", "Data", List.of(), rows);
        }
    }

    private void exhibit(Sheet sheet, Exhibit exhibit, int step, Ledgers ledgers) {
        if (exhibit.mediaType().equals(Exhibit.TRACE)) {
            if (!exhibit.ledger().isEmpty()) {
                ledgers.write(sheet, step, exhibit.ledger());
            }
        } else if (exhibit.isImage()) {
            String address = "attachments/" + Digest.of(exhibit.bytes()) + "."
                    + exhibit.mediaType().substring(6);
            images.put(address, exhibit.bytes());
            sheet.image(address, exhibit.name().isEmpty() ? "Attached picture" : exhibit.name());
        } else {
            String label = exhibit.name().isEmpty() ? exhibit.mediaType() : exhibit.name();
            sheet.fold("attached", false, Line.of("Attached: " + label), () -> sheet.verbatim("", exhibit.text()));
        }
    }

    /** A recorded execution behind a line that says how long it is. */
    static void ledger(Sheet sheet, boolean unfolded, List<LedgerEntry> entries) {
        Line summary = Line.of(RECORDED + ", " + events(entries.size()));
        sheet.fold("ledger", unfolded, summary, () -> sheet.log(RECORDED, log(entries)));
    }

    static String events(int count) {
        return count == 1 ? "1 event" : count + " events";
    }
}
