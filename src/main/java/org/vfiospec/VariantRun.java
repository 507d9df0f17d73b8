package org.vfiospec;

import io.cucumber.core.gherkin.Pickle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vfiospec.site.Verdict;
import org.vfiospec.site.evidence.Execution;
import org.vfiospec.site.evidence.FeatureReport;
import org.vfiospec.site.evidence.ScenarioReport;
import org.vfiospec.spec.ConstructorInjection;
import org.vfiospec.spec.Variant;

/**
 * What the features say about a variant: its run of the scenarios that can meet the part that differs.
 *
 * @param cases what was executed, in the order of the feature files
 */
record VariantRun(Variant variant, List<VariantCase> cases) {

    /** Runs the features on every variant, one after the other. */
    static List<VariantRun> all(Path features) {
        return Arrays.stream(Variant.values())
                .filter(variant -> variant != Variant.SPECIFIED)
                .map(variant -> of(variant, features))
                .toList();
    }

    /** Runs the scenarios that the variant concerns. */
    static VariantRun of(Variant variant, Path features) {
        return of(variant, run(variant, features, scenario -> concerns(variant, scenario)));
    }

    /** All scenarios on a variant. */
    static FeatureRun whole(Variant variant, Path features) {
        return run(variant, features, scenario -> true);
    }

    private static FeatureRun run(Variant variant, Path features, Predicate<Pickle> wanted) {
        return FeatureRun.of(
                Path.of(""),
                features,
                new FeatureRun.Choice(Main.GLUE, Optional.of(new ConstructorInjection(variant)), wanted));
    }

    static VariantRun of(Variant variant, FeatureRun run) {
        return new VariantRun(
                variant,
                Execution.of(run.messages()).features().stream()
                        .flatMap(FeatureReport::allScenarios)
                        .flatMap(scenario -> cases(variant, scenario))
                        .toList());
    }

    List<VariantCase> failed() {
        return cases.stream().filter(VariantCase::failed).toList();
    }

    /** Clauses that the implementation breaks, each with the failures that say so. */
    Map<String, List<VariantCase>> broken() {
        return byClause(VariantCase::breaksClauses);
    }

    /** Clauses that are not broken, and of which a scenario failed for a reason that says nothing about them. */
    Map<String, List<VariantCase>> open() {
        Map<String, List<VariantCase>> found = byClause(VariantCase::failed);
        found.keySet().removeAll(broken().keySet());
        return found;
    }

    /** Clauses of which every scenario that was executed has passed. */
    Set<String> kept() {
        Set<String> found = new TreeSet<>(byClause(each -> true).keySet());
        found.removeAll(byClause(VariantCase::failed).keySet());
        return found;
    }

    private Map<String, List<VariantCase>> byClause(Predicate<VariantCase> which) {
        Map<String, List<VariantCase>> found = new TreeMap<>();
        cases.stream()
                .filter(which)
                .forEach(each -> each.scenario()
                        .clauses()
                        .forEach(clause -> found.computeIfAbsent(clause, none -> new ArrayList<>())
                                .add(each)));
        return found;
    }

    private static Stream<VariantCase> cases(Variant variant, ScenarioReport scenario) {
        return scenario.cases().stream()
                .filter(execution -> execution.verdict() != Verdict.PENDING)
                .map(execution -> new VariantCase(variant, scenario, execution));
    }

    private static boolean concerns(Variant variant, Pickle scenario) {
        return variant.concerns(
                scenario.getUri().toString(),
                scenario.getSteps().stream().map(step -> step.getText()).toList());
    }
}
