package org.vfiospec.site.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vfiospec.site.Clause;
import org.vfiospec.site.Problem;
import org.vfiospec.site.Verdict;

/** What the executed scenarios say about each clause. */
public final class Evidence {
    private final Map<String, Clause> clauses = new LinkedHashMap<>();
    private final Map<String, List<ScenarioReport>> proofs = new LinkedHashMap<>();
    private final Execution execution;

    /** Joins clauses and scenarios by the tags of the scenarios. Of clauses with one id the first counts. */
    public Evidence(List<Clause> clauses, Execution execution) {
        this.execution = execution;
        clauses.forEach(clause -> this.clauses.putIfAbsent(clause.id(), clause));
        scenarios()
                .forEach(scenario -> scenario.clauses()
                        .forEach(id -> proofs.computeIfAbsent(id, x -> new ArrayList<>())
                                .add(scenario)));
    }

    public Execution execution() {
        return execution;
    }

    /** All clauses, each id once, in the order of the pages. */
    public List<Clause> clauses() {
        return List.copyOf(clauses.values());
    }

    /** The clauses of a page, in its order. */
    public List<Clause> clausesOf(String page) {
        return clauses.values().stream()
                .filter(clause -> clause.page().equals(page))
                .toList();
    }

    public Optional<Clause> clause(String id) {
        return Optional.ofNullable(clauses.get(id));
    }

    /** Every scenario, in the order of the feature files. */
    public Stream<ScenarioReport> scenarios() {
        return execution.features().stream().flatMap(FeatureReport::allScenarios);
    }

    /** The scenario of a name in a feature file. */
    public Optional<ScenarioReport> scenario(String uri, String name) {
        return scenarios()
                .filter(s -> s.uri().equals(uri) && s.title().name().equals(name))
                .findFirst();
    }

    /** The scenario with an execution that the page of its feature shows at an address. */
    public Optional<ScenarioReport> scenarioAt(String address) {
        return scenarios()
                .filter(s -> s.cases().stream().anyMatch(c -> address.equals(s.page() + "#" + c.anchor())))
                .findFirst();
    }

    /** The scenarios that name a clause. */
    public List<ScenarioReport> scenarios(Clause clause) {
        return List.copyOf(proofs.getOrDefault(clause.id(), List.of()));
    }

    public Verdict verdict(Clause clause) {
        List<Verdict> found =
                scenarios(clause).stream().map(ScenarioReport::verdict).toList();
        return switch (clause.role()) {
            case WITHDRAWN -> Verdict.WITHDRAWN;
            case UNDEFINED -> found.contains(Verdict.BROKEN) ? Verdict.BROKEN : Verdict.UNDEFINED;
            case DISPUTED -> found.contains(Verdict.BROKEN) ? Verdict.BROKEN : Verdict.DISPUTED;
            case CLAUSE, FACT -> found.isEmpty() ? Verdict.UNPROVEN : Verdicts.worst(found);
        };
    }

    /** How many clauses have each verdict; every verdict is in it. */
    public Map<Verdict, Long> counts() {
        Map<Verdict, Long> counts = new LinkedHashMap<>();
        Stream.of(Verdict.values()).forEach(verdict -> counts.put(verdict, 0L));
        clauses.values().forEach(clause -> counts.merge(verdict(clause), 1L, Long::sum));
        return counts;
    }

    /** The scenarios that did not pass. */
    public List<Failure> failures() {
        return scenarios().flatMap(Failure::of).toList();
    }

    /** Everything about clauses, tags and results that must not stay so. */
    public List<Problem> problems() {
        return new Findings(this).all();
    }
}
