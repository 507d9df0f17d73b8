package org.vfiospec.site.weave;

import java.util.List;
import java.util.Optional;
import org.vfiospec.site.Clause;
import org.vfiospec.site.Verdict;
import org.vfiospec.site.evidence.CaseReport;
import org.vfiospec.site.evidence.Evidence;
import org.vfiospec.site.evidence.ScenarioReport;
import org.vfiospec.site.sheet.Line;
import org.vfiospec.site.sheet.Sheet;

/** Writes what belongs beneath a clause: where it comes from, and the scenarios that prove it. */
final class EvidenceWriter {
    /** An execution that is part of a text is there to be read. */
    private static final int UNFOLDED = 80;

    private final Evidence evidence;
    private final StepWriter steps;
    private final Placement placement;
    private final Sources sources;

    EvidenceWriter(Evidence evidence, StepWriter steps, Placement placement, Sources sources) {
        this.sources = sources;
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

    private void origin(Sheet sheet, Clause clause) {
        Line line = new Line();
        if (!clause.source().isEmpty()) {
            line.text("restates");
            for (String key : clause.source().split("\\s+")) {
                line.text(" ");
                sources.at(key).ifPresentOrElse(address -> line.link(key, address), () -> line.text(key));
            }
        }
        if (!clause.catalogue().isEmpty()) {
            line.text((clause.source().isEmpty() ? "" : "; ") + "covers " + String.join(", ", clause.catalogue()));
        }
        if (!line.isEmpty()) {
            sheet.paragraph("origin", line);
        }
    }

    /** Shows one execution in the middle of a text, by its address; false when there is none. */
    boolean execution(Sheet sheet, String address) {
        Optional<ScenarioReport> found = evidence.scenarioAt(address);
        found.ifPresent(scenario -> sheet.group(
                "execution",
                "",
                () -> scenario.cases().stream()
                        .filter(execution -> address.equals(scenario.page() + "#" + execution.anchor()))
                        .forEach(execution -> {
                            sheet.paragraph(
                                    "execution-name",
                                    new Line()
                                            .verdict(execution.verdict())
                                            .text(" ")
                                            .link(execution.name(), address));
                            steps.withLedger(sheet, execution, UNFOLDED);
                        })));
        return found.isPresent();
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
