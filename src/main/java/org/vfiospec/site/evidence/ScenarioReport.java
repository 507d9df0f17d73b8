package org.vfiospec.site.evidence;

import java.util.List;
import org.vfiospec.site.Verdict;

/**
 * A scenario or scenario outline as it was written and executed.
 *
 * @param uri the feature file, relative to the project
 * @param feature the name of the feature
 * @param page the page of the feature
 * @param anchor its id on that page, made of its name
 * @param clauses the ids in its tags, inherited ones included
 * @param tags the tags on the scenario itself
 * @param steps the steps as written, with parameters where it is an outline
 * @param examples the tables of an outline; empty for a plain scenario
 * @param cases the executions: one for a plain scenario, one for each row of an outline
 */
public record ScenarioReport(
        String uri,
        String feature,
        String page,
        FeatureReport.Title title,
        String anchor,
        List<String> clauses,
        List<FeatureReport.TagPlace> tags,
        List<FeatureReport.StepText> steps,
        List<Examples> examples,
        List<CaseReport> cases) {

    /** One table of examples; each row has its own case. */
    public record Examples(FeatureReport.Title title, List<String> columns, List<Row> rows) {}

    /** A row of examples, and what came of it. */
    public record Row(List<String> cells, CaseReport execution) {}

    /** The worst of its cases; pending when nothing was executed. */
    public Verdict verdict() {
        return Verdicts.worst(cases.stream().map(CaseReport::verdict).toList());
    }

    /** Where the site shows it. */
    public String address() {
        return page + "#" + anchor;
    }

    public boolean isOutline() {
        return !examples.isEmpty();
    }
}
