package org.vfiospec.site.evidence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vfiospec.site.Problem;
import org.vfiospec.site.Verdict;

/**
 * A scenario that did not pass, and the step that says why.
 *
 * @param clauses the clauses that are broken or pending by it
 * @param scenario its name
 * @param place file and line of the step
 * @param step the step that did not pass, with its keyword
 * @param reason what was expected, or what is missing
 */
public record Failure(
        List<String> clauses, String scenario, Verdict verdict, String file, int line, String step, String reason) {

    private static final String NO_DEFINITION = "no step definition matches";

    boolean isUndefined() {
        return reason.equals(NO_DEFINITION);
    }

    /** The failures of a scenario: one for each case that did not pass, or one when there was nothing to execute. */
    static Stream<Failure> of(ScenarioReport scenario) {
        if (scenario.cases().isEmpty()) {
            return Stream.of(new Failure(
                    scenario.clauses(),
                    scenario.title().name(),
                    Verdict.PENDING,
                    scenario.uri(),
                    scenario.title().line(),
                    "",
                    "there is no step to execute"));
        }
        return scenario.cases().stream()
                .filter(execution -> execution.verdict() != Verdict.VERIFIED)
                .map(execution -> of(scenario, execution));
    }

    private static Failure of(ScenarioReport scenario, CaseReport execution) {
        Optional<StepReport> culprit =
                execution.steps().stream().filter(step -> !step.passed()).findFirst();
        int line = culprit.map(StepReport::line).filter(n -> n > 0).orElse(execution.line());
        return new Failure(
                scenario.clauses(),
                execution.name(),
                execution.verdict(),
                scenario.uri(),
                line,
                culprit.map(step -> step.keyword() + " " + step.text()).orElse(""),
                culprit.map(Failure::reason).orElse("there is no step to execute"));
    }

    private static String reason(StepReport step) {
        return switch (step.status()) {
            case UNDEFINED -> NO_DEFINITION;
            case PENDING -> "the step definition is not written yet";
            case SKIPPED -> "the step was skipped";
            case UNKNOWN -> "the step was not executed";
            default -> withoutFrames(step.message());
        };
    }

    /** Whether a problem is the one that this failure makes. */
    public boolean tells(Problem problem) {
        return problem.file().equals(file)
                && problem.line() == line
                && problem.what().startsWith(verdict.word() + ":");
    }

    /** The message of an exception without the lines that only programmers of the glue need. */
    public static String withoutFrames(String message) {
        return message.lines()
                .filter(line -> !line.matches("\\s+at .*|\\s*\\.\\.\\. \\d+ more"))
                .reduce((a, b) -> a + "\n" + b)
                .orElse("")
                .strip();
    }
}
