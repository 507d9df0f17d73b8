package org.vfiospec.site.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.vfiospec.site.LedgerEntry;
import org.vfiospec.site.evidence.CaseReport;
import org.vfiospec.site.evidence.Exhibit;
import org.vfiospec.site.evidence.Failure;
import org.vfiospec.site.evidence.FeatureReport.StepText;
import org.vfiospec.site.evidence.ScenarioReport;
import org.vfiospec.site.evidence.StepArgument;
import org.vfiospec.site.evidence.StepReport;
import org.vfiospec.site.sheet.Line;
import org.vfiospec.site.sheet.Sheet;

/** Writes steps: as written, as executed, with what was attached to them. */
final class StepWriter {
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
    private static final Map<String, Function<LedgerEntry, String>> COLUMNS = columns();

    /** Images that were attached, by the address under which pages show them. */
    private final Map<String, byte[]> images = new TreeMap<>();

    Map<String, byte[]> images() {
        return images;
    }

    private static Map<String, Function<LedgerEntry, String>> columns() {
        Map<String, Function<LedgerEntry, String>> columns = new java.util.LinkedHashMap<>();
        columns.put("#", LedgerEntry::n);
        columns.put("party", LedgerEntry::party);
        columns.put("event", LedgerEntry::event);
        columns.put("target", LedgerEntry::target);
        columns.put("value", LedgerEntry::value);
        columns.put("outcome", LedgerEntry::outcome);
        columns.put("further", LedgerEntry::further);
        return java.util.Collections.unmodifiableMap(columns);
    }

    /** About how many elements of a page the recorded execution takes. */
    static int ledgerSize(CaseReport execution) {
        return execution.steps().stream()
                .flatMap(step -> step.exhibits().stream())
                .mapToInt(exhibit -> ledgerSize(exhibit.ledger().size()))
                .sum();
    }

    /** The same of so many entries. */
    static int ledgerSize(int entries) {
        return entries == 0 ? 0 : 16 + 8 * entries;
    }

    /** About how many elements of a page the steps take without the recorded execution. */
    static int stepsSize(CaseReport execution) {
        return execution.steps().stream()
                .mapToInt(step -> 6
                        + step.argument().rows().stream()
                                .mapToInt(row -> row.size() + 1)
                                .sum())
                .sum();
    }

    /** The steps with the recorded execution of each. */
    void withLedger(Sheet sheet, CaseReport execution) {
        execution.steps().forEach(step -> step(sheet, step, true));
    }

    /** The steps without the recorded execution. */
    void plain(Sheet sheet, CaseReport execution) {
        execution.steps().forEach(step -> step(sheet, step, false));
    }

    /** A link to where the recorded execution is shown. */
    void ledgerIsAt(Sheet sheet, CaseReport execution, String address) {
        if (execution.events() > 0) {
            sheet.paragraph("elsewhere", new Line().link("Recorded execution, " + events(execution.events()), address));
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

    /** An outline: its steps, and each row of its examples with the verdict. */
    void outline(Sheet sheet, ScenarioReport scenario) {
        written(sheet, scenario.steps());
        for (ScenarioReport.Examples table : scenario.examples()) {
            List<String> columns = new ArrayList<>(table.columns());
            columns.add("verdict");
            List<List<Line>> rows =
                    table.rows().stream().map(row -> row(scenario, row)).toList();
            sheet.table("examples", caption(table), columns, rows);
        }
    }

    private static String caption(ScenarioReport.Examples table) {
        String name = table.title().name();
        return name.isEmpty() ? table.title().keyword() : table.title().keyword() + ": " + name;
    }

    private static List<Line> row(ScenarioReport scenario, ScenarioReport.Row row) {
        List<Line> cells = new ArrayList<>();
        String address = scenario.page() + "#" + row.execution().anchor();
        for (String cell : row.cells()) {
            cells.add(cells.isEmpty() && !cell.isBlank() ? new Line().link(cell, address) : Line.of(cell));
        }
        cells.add(new Line().verdict(row.execution().verdict()));
        return cells;
    }

    private void step(Sheet sheet, StepReport step, boolean withLedger) {
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
        step.exhibits().forEach(exhibit -> exhibit(sheet, exhibit, withLedger));
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

    private void exhibit(Sheet sheet, Exhibit exhibit, boolean withLedger) {
        if (exhibit.mediaType().equals(Exhibit.TRACE)) {
            if (withLedger && !exhibit.ledger().isEmpty()) {
                ledger(sheet, exhibit.ledger());
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

    /** A recorded execution, folded away. */
    static void ledger(Sheet sheet, List<LedgerEntry> entries) {
        List<String> columns = COLUMNS.keySet().stream()
                .filter(column -> entries.stream()
                        .anyMatch(e -> !COLUMNS.get(column).apply(e).isEmpty()))
                .toList();
        List<List<Line>> rows = entries.stream()
                .map(e -> columns.stream()
                        .map(c -> Line.of(COLUMNS.get(c).apply(e)))
                        .toList())
                .toList();
        Line summary = Line.of("Recorded execution, " + events(entries.size()));
        sheet.fold("ledger", false, summary, () -> sheet.table("trace", "Recorded execution", columns, rows));
    }

    private static String events(int count) {
        return count == 1 ? "1 event" : count + " events";
    }
}
