package org.vfiospec.site.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vfiospec.site.Clause;
import org.vfiospec.site.Problem;
import org.vfiospec.site.Verdict;
import org.vfiospec.site.evidence.FeatureReport.TagPlace;

/** What is wrong between clauses and scenarios. */
final class Findings {
    private static final String CLAUSE_TAG = "@clause:";

    private final Evidence evidence;
    private final List<Problem> problems = new ArrayList<>();

    Findings(Evidence evidence) {
        this.evidence = evidence;
    }

    List<Problem> all() {
        problems.addAll(evidence.execution().problems());
        evidence.clauses().forEach(this::unproven);
        for (FeatureReport feature : evidence.execution().features()) {
            tags(feature).forEach(tag -> unknownClause(feature, tag));
            repeatedNames(feature);
            feature.allScenarios().forEach(this::scenario);
        }
        return List.copyOf(problems);
    }

    private void unproven(Clause clause) {
        if (evidence.verdict(clause) == Verdict.UNPROVEN) {
            report(
                    clause.file(),
                    clause.line(),
                    "no scenario proves " + clause.role().word() + " " + clause.id(),
                    "tag a scenario or a rule with @clause:" + clause.id());
        }
    }

    private static Stream<TagPlace> tags(FeatureReport feature) {
        return Stream.of(
                        feature.tags().stream(),
                        feature.rules().stream().flatMap(rule -> rule.tags().stream()),
                        feature.allScenarios().flatMap(scenario -> scenario.tags().stream()))
                .flatMap(tags -> tags);
    }

    private void unknownClause(FeatureReport feature, TagPlace tag) {
        if (!tag.name().startsWith(CLAUSE_TAG)) {
            return;
        }
        String id = tag.name().substring(CLAUSE_TAG.length());
        if (evidence.clause(id).isEmpty()) {
            Collection<String> known =
                    evidence.clauses().stream().map(Clause::id).toList();
            String fix = Nearest.to(id, known)
                    .map(near -> "write @clause:" + near + ", or write the clause")
                    .orElse("write the clause, or name another");
            report(feature.uri(), tag.line(), "there is no clause " + id, fix);
        }
    }

    private void repeatedNames(FeatureReport feature) {
        Map<String, Integer> seen = new HashMap<>();
        feature.allScenarios().map(ScenarioReport::title).forEach(title -> {
            Integer first = seen.putIfAbsent(title.name(), title.line());
            if (first != null) {
                report(
                        feature.uri(),
                        title.line(),
                        "the scenario of line " + first + " has the same name",
                        "give each scenario a name of its own");
            }
        });
    }

    private void scenario(ScenarioReport scenario) {
        if (scenario.clauses().isEmpty()) {
            report(
                    scenario.uri(),
                    scenario.title().line(),
                    "no clause: scenario \"" + scenario.title().name() + "\"",
                    "tag it, or its rule, with @clause: and the id of the clause it proves");
        }
        Failure.of(scenario).forEach(this::failure);
    }

    private void failure(Failure failure) {
        String clauses = failure.clauses().isEmpty() ? "no clause" : String.join(", ", failure.clauses());
        String what = failure.verdict().word() + ": " + clauses + ": scenario \"" + failure.scenario() + "\": "
                + (failure.step().isEmpty() ? "" : failure.step() + ": ")
                + failure.reason().lines().map(String::strip).collect(Collectors.joining(" "));
        report(failure.file(), failure.line(), what, fix(failure));
    }

    private String fix(Failure failure) {
        if (failure.verdict() == Verdict.BROKEN) {
            return "correct the expectation, or what breaks it";
        }
        if (!failure.isUndefined()) {
            return failure.step().isEmpty() ? "write its steps" : "write the body of the step definition";
        }
        String text = failure.step().replaceFirst("^\\S+ ", "");
        return Nearest.to(text, evidence.execution().stepExpressions())
                .map(expression -> "did you mean: " + expression)
                .orElse("write the step definition that the page of the feature begins");
    }

    private void report(String file, int line, String what, String fix) {
        problems.add(new Problem(file, line, what, fix));
    }
}
