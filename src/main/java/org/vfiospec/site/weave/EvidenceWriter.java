package org.vfiospec.site.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vfiospec.site.Clause;
import org.vfiospec.site.Verdict;
import org.vfiospec.site.evidence.CaseReport;
import org.vfiospec.site.evidence.Evidence;
import org.vfiospec.site.evidence.ScenarioReport;
import org.vfiospec.site.sheet.Line;
import org.vfiospec.site.sheet.Sheet;

/** Writes what belongs beneath a clause: where it comes from, and the scenarios that prove it. */
final class EvidenceWriter {
    private final Evidence evidence;
    private final StepWriter steps;
    private final Placement placement;

    EvidenceWriter(Evidence evidence, StepWriter steps, Placement placement) {
        this.evidence = evidence;
        this.steps = steps;
        this.placement = placement;
    }

    /** Writes the evidence; without room for steps, the names of the scenarios and links have to do. */
    void write(Sheet sheet, Clause clause, boolean withSteps) {
        origin(sheet, clause);
        List<ScenarioReport> scenarios = evidence.scenarios(clause);
        if (evidence.verdict(clause) == Verdict.UNPROVEN) {
            sheet.paragraph("nothing", Line.of("No scenario proves this yet."));
        }
        scenarios.forEach(scenario -> scenario(sheet, scenario, withSteps));
    }

    private static void origin(Sheet sheet, Clause clause) {
        List<String> parts = new ArrayList<>();
        Stream.of(clause.source()).filter(s -> !s.isEmpty()).forEach(s -> parts.add("restates " + s));
        Stream.of(String.join(", ", clause.catalogue()))
                .filter(s -> !s.isEmpty())
                .forEach(s -> parts.add("covers " + s));
        if (!parts.isEmpty()) {
            sheet.paragraph("origin", Line.of(String.join("; ", parts)));
        }
    }

    private void scenario(Sheet sheet, ScenarioReport scenario, boolean withSteps) {
        Verdict verdict = scenario.verdict();
        Line name = new Line().verdict(verdict).text(" ").text(scenario.title().name());
        if (!withSteps) {
            sheet.paragraph(
                    "proof",
                    new Line().verdict(verdict).text(" ").link(scenario.title().name(), scenario.address()));
            return;
        }
        sheet.fold("proof", verdict == Verdict.BROKEN, name, () -> {
            Line where = Line.of("Scenario in ").link(scenario.feature(), scenario.address());
            sheet.paragraph("where", where);
            if (scenario.isOutline()) {
                steps.outline(sheet, scenario, placement);
            } else {
                scenario.cases().forEach(execution -> execution(sheet, scenario, execution));
            }
        });
    }

    private void execution(Sheet sheet, ScenarioReport scenario, CaseReport execution) {
        if (sheet.hasRoomFor(StepWriter.ledgerExtent(execution))) {
            steps.withLedger(sheet, execution);
        } else {
            steps.plain(sheet, execution);
            steps.ledgerIsAt(sheet, execution, placement.addressOf(scenario, execution));
        }
    }
}
