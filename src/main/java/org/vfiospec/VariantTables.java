package org.vfiospec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vfiospec.site.Generated;
import org.vfiospec.site.GeneratedRun;
import org.vfiospec.site.GeneratedRun.Part;
import org.vfiospec.site.GeneratedRun.Step;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.site.LedgerEntry;
import org.vfiospec.site.evidence.StepReport;
import org.vfiospec.spec.Variant;

/** What the features say about the variants, as tables with the recorded executions behind them. */
final class VariantTables {
    private final List<GeneratedTable> tables = new ArrayList<>();
    private final List<GeneratedRun> recorded = new ArrayList<>();

    private VariantTables() {}

    static Generated of(List<VariantRun> runs) {
        VariantTables made = new VariantTables();
        made.tables.add(summary(runs));
        runs.forEach(made::add);
        return new Generated(made.tables, made.recorded);
    }

    private static GeneratedTable summary(List<VariantRun> runs) {
        return new GeneratedTable(
                "variants",
                "The variants, by the scenarios that meet the part that differs",
                List.of(
                        "Variant",
                        "Name",
                        "Executions",
                        "Failed",
                        "Clauses kept",
                        "Clauses broken",
                        "Without a verdict"),
                runs.stream().map(VariantTables::counts).toList());
    }

    private static List<Cell> counts(VariantRun run) {
        return List.of(
                Cell.of(run.variant().title()),
                Cell.of(run.variant().id()),
                Cell.of(Integer.toString(run.cases().size())),
                Cell.of(Integer.toString(run.failed().size())),
                Cell.of(Integer.toString(run.kept().size())),
                Cell.of(Integer.toString(run.broken().size())),
                Cell.of(Integer.toString(run.open().size())));
    }

    private void add(VariantRun run) {
        Variant variant = run.variant();
        Map<String, List<VariantCase>> broken = run.broken();
        List<VariantCase> shown = new ArrayList<>(new LinkedHashSet<>(
                broken.values().stream().map(failures -> failures.get(0)).toList()));
        tables.add(new GeneratedTable(
                "variant-" + variant.id(),
                "Clauses that the variant breaks: " + variant.title(),
                List.of("Clause", "Scenario", "What happened"),
                broken.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue(), shown))
                        .toList()));
        tables.add(new GeneratedTable(
                "variant-" + variant.id() + "-open",
                "Clauses that get no verdict: " + variant.title(),
                List.of("Clause", "Scenarios that failed", "Why"),
                run.open().entrySet().stream()
                        .map(entry -> openRow(entry.getKey(), entry.getValue()))
                        .toList()));
        List<Part> parts = new ArrayList<>();
        for (VariantCase failure : shown) {
            parts.add(part(anchor(shown.indexOf(failure)), failure));
        }
        recorded.add(new GeneratedRun("variant-" + variant.id(), "Failures of the variant: " + variant.title(), parts));
    }

    private static List<Cell> row(String clause, List<VariantCase> failures, List<VariantCase> shown) {
        VariantCase first = failures.get(0);
        String run = "variant-" + first.variant().id();
        Cell what = Cell.ofRun(first.step(), run, anchor(shown.indexOf(first))).noted(Cell.of(first.message()));
        return List.of(Cell.ofClause(clause, clause), scenarios(failures), what);
    }

    private static List<Cell> openRow(String clause, List<VariantCase> failures) {
        String why = failures.stream()
                .map(failure -> failure.excuse().orElse("broken"))
                .distinct()
                .collect(Collectors.joining(", "));
        return List.of(
                Cell.ofClause(clause, clause),
                Cell.of(failures.get(0).execution().name()),
                Cell.of(why));
    }

    /** The first of the scenarios, and how many executions failed with it. */
    private static Cell scenarios(List<VariantCase> failures) {
        VariantCase first = failures.get(0);
        Cell name = Cell.ofScenario(
                first.execution().name(),
                first.scenario().uri(),
                first.scenario().title().name());
        int others = failures.size() - 1;
        return others == 0 ? name : name.noted(Cell.of("and " + others + " more"));
    }

    private static String anchor(int index) {
        return "failure-" + (index + 1);
    }

    private static Part part(String anchor, VariantCase failure) {
        List<Step> steps = new ArrayList<>();
        for (StepReport step : failure.execution().steps()) {
            Cell says = Cell.of(step.keyword() + " " + step.text() + (step.passed() ? "" : ": " + step.word()));
            boolean telling = !step.passed() || step.keyword().equals("When");
            steps.add(telling ? new Step(says, ledger(step)) : Step.of(says));
        }
        steps.add(Step.of(Cell.of(failure.message())));
        return new Part(anchor, failure.execution().name(), steps);
    }

    private static List<LedgerEntry> ledger(StepReport step) {
        return step.exhibits().stream()
                .flatMap(exhibit -> exhibit.ledger().stream())
                .toList();
    }
}
