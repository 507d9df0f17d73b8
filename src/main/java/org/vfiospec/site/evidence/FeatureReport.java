package org.vfiospec.site.evidence;

import java.util.List;
import java.util.stream.Stream;

/**
 * A feature file as it was written and executed.
 *
 * @param uri the file, relative to the project
 * @param page the page that shows it, relative to the site
 * @param background the steps before each scenario of the file; may be empty
 * @param scenarios the scenarios outside of any rule
 */
public record FeatureReport(
        String uri,
        String page,
        Title title,
        String language,
        List<TagPlace> tags,
        List<StepText> background,
        List<ScenarioReport> scenarios,
        List<RuleReport> rules) {

    /** Keyword, name and description of a part of a feature, and the line of its keyword. */
    public record Title(String keyword, String name, String description, int line) {}

    /** A tag and the line it is written on. */
    public record TagPlace(String name, int line) {}

    /** A step as written. */
    public record StepText(String keyword, String text, StepArgument argument, int line) {}

    /** A rule with its scenarios. */
    public record RuleReport(
            Title title,
            String anchor,
            List<TagPlace> tags,
            List<StepText> background,
            List<ScenarioReport> scenarios) {}

    /** All scenarios in the order of the file. */
    public Stream<ScenarioReport> allScenarios() {
        return Stream.concat(scenarios.stream(), rules.stream().flatMap(rule -> rule.scenarios().stream()));
    }
}
