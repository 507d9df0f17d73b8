package org.vfiospec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vfiospec.site.Verdict;
import org.vfiospec.site.evidence.CaseReport;
import org.vfiospec.site.evidence.Failure;
import org.vfiospec.site.evidence.ScenarioReport;
import org.vfiospec.site.evidence.StepReport;
import org.vfiospec.spec.Variant;

/** An execution on a variant, and what it says about the clauses of the scenario. */
record VariantCase(Variant variant, ScenarioReport scenario, CaseReport execution) {
    private static final int LINES = 6;
    private static final int LENGTH = 180;

    boolean failed() {
        return execution.verdict() == Verdict.BROKEN;
    }

    /** Whether the implementation does what a clause forbids, or not what it asks for. */
    boolean breaksClauses() {
        return failed() && excuse().isEmpty();
    }

    /** Why a failure is no verdict; empty if it is one. */
    Optional<String> excuse() {
        return lacks().or(() -> isUnreached() ? Optional.of("not reached") : Optional.empty());
    }

    private Optional<String> lacks() {
        Stream<String> steps = execution.steps().stream().map(StepReport::text);
        List<String> texts = Stream.of(Stream.of(execution.name()), steps, scenario.clauses().stream())
                .flatMap(each -> each)
                .toList();
        return variant.lacks(texts);
    }

    /** The situation that the scenario starts from cannot be had, so the scenario has tried nothing. */
    private boolean isUnreached() {
        String keyword = "";
        for (StepReport step : execution.steps()) {
            keyword = step.keyword().matches("Given|When|Then|Hook") ? step.keyword() : keyword;
            if (!step.passed()) {
                return keyword.equals("Given");
            }
        }
        return false;
    }

    StepReport culprit() {
        return execution.steps().stream()
                .filter(step -> !step.passed())
                .findFirst()
                .orElseThrow();
    }

    /** The step that failed. */
    String step() {
        return culprit().keyword() + " " + culprit().text();
    }

    /** What was expected and what was there instead, in one line. */
    String message() {
        String text = Failure.withoutFrames(culprit().message())
                .replaceFirst("^[A-Za-z.]+(Error|Exception|Refused): ?", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(LINES)
                .collect(Collectors.joining(" "));
        return text.length() <= LENGTH ? text : text.substring(0, LENGTH) + " …";
    }
}
