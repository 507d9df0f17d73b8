package org.vfiospec.site.weave;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.site.Clause;
import org.vfiospec.site.Verdict;
import org.vfiospec.site.evidence.CaseReport;
import org.vfiospec.site.evidence.Evidence;
import org.vfiospec.site.evidence.FeatureReport;
import org.vfiospec.site.evidence.FeatureReport.RuleReport;
import org.vfiospec.site.evidence.FeatureReport.StepText;
import org.vfiospec.site.evidence.FeatureReport.TagPlace;
import org.vfiospec.site.evidence.ScenarioReport;
import org.vfiospec.site.sheet.Line;
import org.vfiospec.site.sheet.Sheet;

/** Writes the page of a feature. */
final class FeatureWriter {
    private static final String CLAUSE_TAG = "@clause:";

    private final Evidence evidence;
    private final StepWriter steps;
    private final Placement placement;

    FeatureWriter(Evidence evidence, StepWriter steps, Placement placement) {
        this.evidence = evidence;
        this.steps = steps;
        this.placement = placement;
    }

    /** Writes everything below the title. */
    void write(Sheet sheet, FeatureReport feature) {
        description(sheet, feature.title().description());
        tags(sheet, feature.tags());
        background(sheet, 2, feature.background());
        feature.scenarios().forEach(scenario -> scenario(sheet, 2, scenario));
        feature.rules().forEach(rule -> rule(sheet, rule));
    }

    private void rule(Sheet sheet, RuleReport rule) {
        sheet.heading(
                2, rule.anchor(), rule.title().keyword(), Line.of(rule.title().name()));
        description(sheet, rule.title().description());
        tags(sheet, rule.tags());
        background(sheet, 3, rule.background());
        rule.scenarios().forEach(scenario -> scenario(sheet, 3, scenario));
    }

    private void background(Sheet sheet, int level, List<StepText> background) {
        if (!background.isEmpty()) {
            sheet.heading(level, "", "", Line.of("Background"));
            steps.written(sheet, background);
        }
    }

    private void scenario(Sheet sheet, int level, ScenarioReport scenario) {
        sheet.heading(
                level,
                scenario.anchor(),
                scenario.title().keyword(),
                Line.of(scenario.title().name()));
        sheet.paragraph(
                "state",
                new Line()
                        .verdict(scenario.verdict())
                        .text(" ")
                        .styled("place", scenario.uri() + ":" + scenario.title().line()));
        description(sheet, scenario.title().description());
        tags(sheet, scenario.tags());
        if (scenario.isOutline()) {
            steps.outline(sheet, scenario, placement);
            scenario.cases().forEach(execution -> row(sheet, execution));
        } else {
            scenario.cases().forEach(execution -> execution(sheet, execution));
        }
    }

    /** A row of an outline. The anchor is inside the fold, so that a browser that is sent there opens it. */
    private void row(Sheet sheet, CaseReport execution) {
        Line name = new Line().verdict(execution.verdict()).text(" ").text(execution.name());
        if (placement.isApart(execution)) {
            Line elsewhere = name.text(": ").link("steps and recorded execution", execution.detail());
            sheet.group("case", execution.anchor(), () -> sheet.paragraph("elsewhere", elsewhere));
            return;
        }
        sheet.fold(
                "proof",
                execution.verdict() == Verdict.BROKEN,
                name,
                () -> sheet.group("case", execution.anchor(), () -> steps.withLedger(sheet, execution)));
    }

    private void execution(Sheet sheet, CaseReport execution) {
        if (placement.isApart(execution)) {
            steps.plain(sheet, execution);
            steps.ledgerIsAt(sheet, execution, execution.detail());
        } else {
            steps.withLedger(sheet, execution);
        }
    }

    private static void description(Sheet sheet, String description) {
        for (String paragraph : description.split("\\R\\s*\\R")) {
            if (!paragraph.isBlank()) {
                sheet.paragraph("description", Line.of(paragraph.strip().replaceAll("\\s*\\R\\s*", " ")));
            }
        }
    }

    private void tags(Sheet sheet, List<TagPlace> tags) {
        List<String> ids = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (TagPlace tag : tags) {
            if (tag.name().startsWith(CLAUSE_TAG)) {
                ids.add(tag.name().substring(CLAUSE_TAG.length()));
            } else {
                others.add(tag.name());
            }
        }
        clauses(sheet, ids);
        if (!others.isEmpty()) {
            sheet.paragraph("tags", Line.of(String.join(" ", others)));
        }
    }

    /** Says which clauses are proven, with links to them. */
    void clauses(Sheet sheet, List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Line line = Line.of("Proves");
        for (String id : ids) {
            line.text(" ");
            evidence.clause(id)
                    .map(Clause::address)
                    .ifPresentOrElse(
                            address -> line.link(id, address), () -> line.styled("unknown", id + " (no such clause)"));
        }
        sheet.paragraph("proves", line);
    }
}
