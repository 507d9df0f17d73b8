package org.vfiospec.site.evidence;

import io.cucumber.messages.types.Hook;
import io.cucumber.messages.types.HookType;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleDocString;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleStepArgument;
import io.cucumber.messages.types.PickleTable;
import io.cucumber.messages.types.Snippet;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.Suggestion;
import io.cucumber.messages.types.TestCaseStarted;
import io.cucumber.messages.types.TestStep;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResultStatus;
import io.cucumber.query.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.site.Verdict;

/** Finds what was executed for a scenario or a row of examples. Of several attempts the last one counts. */
final class CaseReader {
    private final Query query;
    private final Map<String, Pickle> pickles = new HashMap<>();
    private final Map<String, TestCaseStarted> attempts = new HashMap<>();

    CaseReader(Query query) {
        this.query = query;
        for (Pickle pickle : query.findAllPickles()) {
            List<String> nodes = pickle.getAstNodeIds();
            pickles.put(nodes.get(nodes.size() - 1), pickle);
        }
        for (TestCaseStarted attempt : query.findAllTestCaseStarted()) {
            query.findPickleBy(attempt)
                    .ifPresent(pickle ->
                            attempts.merge(pickle.getId(), attempt, (a, b) -> a.getAttempt() > b.getAttempt() ? a : b));
        }
    }

    /** The execution of the scenario or row with an id of the syntax tree; empty when Cucumber made none of it. */
    Optional<CaseReport> of(String node, String anchor, String detail, int line) {
        return Optional.ofNullable(pickles.get(node)).map(pickle -> report(pickle, anchor, detail, line));
    }

    private CaseReport report(Pickle pickle, String anchor, String detail, int line) {
        List<StepReport> steps = new ArrayList<>();
        TestCaseStarted attempt = attempts.get(pickle.getId());
        if (attempt == null) {
            pickle.getSteps().forEach(step -> steps.add(step(step, TestStepResultStatus.UNKNOWN, "", List.of())));
        } else {
            executed(attempt, steps);
        }
        List<Verdict> verdicts =
                steps.stream().map(step -> Verdicts.of(step.status())).toList();
        return new CaseReport(pickle.getName(), anchor, line, detail, Verdicts.worst(verdicts), steps);
    }

    private void executed(TestCaseStarted attempt, List<StepReport> steps) {
        List<Exhibit> early = new ArrayList<>();
        for (Map.Entry<TestStepFinished, TestStep> entry : query.findTestStepFinishedAndTestStepBy(attempt)) {
            TestStepFinished end = entry.getKey();
            List<Exhibit> exhibits =
                    query.findAttachmentsBy(end).stream().map(Exhibit::of).toList();
            TestStepResultStatus status = end.getTestStepResult().getStatus();
            String message = end.getTestStepResult().getMessage().orElse("");
            Optional<PickleStep> written = query.findPickleStepBy(entry.getValue());
            if (written.isPresent()) {
                early.addAll(exhibits);
                steps.add(step(written.get(), status, message, List.copyOf(early)));
                early.clear();
            } else {
                hook(entry.getValue(), status, message, exhibits, steps, early);
            }
        }
    }

    /** A hook that failed is shown as a step; what a passing hook attached belongs to the step beside it. */
    private void hook(
            TestStep step,
            TestStepResultStatus status,
            String message,
            List<Exhibit> exhibits,
            List<StepReport> steps,
            List<Exhibit> early) {
        Optional<HookType> type = query.findHookBy(step).flatMap(Hook::getType);
        boolean quiet = status == TestStepResultStatus.PASSED || status == TestStepResultStatus.SKIPPED;
        boolean after = type.filter(t -> t == HookType.AFTER_TEST_STEP || t == HookType.AFTER_TEST_CASE)
                .isPresent();
        if (!quiet) {
            String name = query.findHookBy(step).flatMap(Hook::getName).orElse(after ? "after" : "before");
            steps.add(new StepReport("Hook", name, 0, StepArgument.NONE, status, message, "", exhibits));
        } else if (after && !steps.isEmpty()) {
            steps.set(steps.size() - 1, with(steps.get(steps.size() - 1), exhibits));
        } else {
            early.addAll(exhibits);
        }
    }

    private static StepReport with(StepReport s, List<Exhibit> more) {
        List<Exhibit> all = new ArrayList<>(s.exhibits());
        all.addAll(more);
        return new StepReport(s.keyword(), s.text(), s.line(), s.argument(), s.status(), s.message(), s.advice(), all);
    }

    private StepReport step(PickleStep step, TestStepResultStatus status, String message, List<Exhibit> exhibits) {
        Optional<Step> source = query.findStepBy(step);
        return new StepReport(
                source.map(s -> s.getKeyword().strip()).orElse("*"),
                step.getText(),
                source.map(s -> s.getLocation().getLine().intValue()).orElse(0),
                step.getArgument().map(CaseReader::argument).orElse(StepArgument.NONE),
                status,
                message,
                advice(step),
                exhibits);
    }

    private String advice(PickleStep step) {
        return query.findSuggestionsBy(step).stream()
                .map(Suggestion::getSnippets)
                .flatMap(List::stream)
                .map(Snippet::getCode)
                .findFirst()
                .orElse("");
    }

    private static StepArgument argument(PickleStepArgument argument) {
        List<List<String>> rows = argument.getDataTable().map(PickleTable::getRows).orElse(List.of()).stream()
                .map(row -> row.getCells().stream().map(cell -> cell.getValue()).toList())
                .toList();
        String type =
                argument.getDocString().flatMap(PickleDocString::getMediaType).orElse("");
        return new StepArgument(
                type, argument.getDocString().map(PickleDocString::getContent).orElse(null), rows);
    }
}
