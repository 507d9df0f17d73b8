package org.vfiospec.site.weave;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.vfiospec.site.Clause;
import org.vfiospec.site.Problem;
import org.vfiospec.site.Verdict;
import org.vfiospec.site.evidence.Evidence;
import org.vfiospec.site.evidence.FeatureReport;
import org.vfiospec.site.evidence.ScenarioReport;
import org.vfiospec.site.sheet.Line;
import org.vfiospec.site.sheet.Sheet;

/** Writes the ways in: the state of the specification, clauses by chapter and by verdict, features. */
final class IndexWriter {
    static final String BY_CHAPTER = "clauses/index.html";
    static final String BY_VERDICT = "clauses/by-verdict.html";
    static final String FEATURES = "features/index.html";

    private static final int PROBLEMS_AT_ONCE = 20;

    private final Evidence evidence;

    IndexWriter(Evidence evidence) {
        this.evidence = evidence;
    }

    /** Counts by verdict, what is wrong, and where to look. */
    void state(Sheet sheet, List<Problem> problems) {
        long scenarios = evidence.scenarios().count();
        sheet.group("summary", "", () -> {
            Line counts = new Line();
            evidence.counts().forEach((verdict, count) -> {
                if (count > 0) {
                    counts.styled("count", String.valueOf(count))
                            .text(" ")
                            .verdict(verdict)
                            .text("   ");
                }
            });
            sheet.paragraph("counts", counts);
            sheet.paragraph(
                    "ways",
                    new Line()
                            .link(evidence.clauses().size() + " clauses", BY_CHAPTER)
                            .text(" · ")
                            .link("by verdict", BY_VERDICT)
                            .text(" · ")
                            .link(scenarios + " scenarios", FEATURES));
        });
        if (!problems.isEmpty()) {
            problems(sheet, problems);
        }
    }

    private static void problems(Sheet sheet, List<Problem> problems) {
        List<Line> lines = problems.stream()
                .map(p -> new Line().styled("place", p.place()).text(" " + p.what() + " – " + p.fix()))
                .toList();
        int first = Math.min(lines.size(), PROBLEMS_AT_ONCE);
        sheet.group("problems", "", () -> {
            sheet.paragraph("label", Line.of("Not in order: " + problems.size()));
            sheet.items("problem-list", lines.subList(0, first));
            if (first < lines.size()) {
                Line rest = Line.of((lines.size() - first) + " more");
                sheet.fold("proof", false, rest, () -> sheet.items("problem-list", lines.subList(first, lines.size())));
            }
        });
    }

    void byChapter(Sheet sheet, List<String> chapters, Map<String, String> titles) {
        for (String chapter : chapters) {
            List<Clause> clauses = evidence.clauses().stream()
                    .filter(c -> c.page().equals(chapter))
                    .toList();
            if (!clauses.isEmpty()) {
                sheet.heading(
                        2,
                        chapter.replaceFirst("\\.html$", "").replaceAll("[^A-Za-z0-9-]+", "-"),
                        "",
                        new Line().link(titles.get(chapter), chapter));
                table(sheet, "Clauses of " + titles.get(chapter), clauses);
            }
        }
    }

    void byVerdict(Sheet sheet) {
        for (Verdict verdict : worstFirst()) {
            List<Clause> clauses = evidence.clauses().stream()
                    .filter(clause -> evidence.verdict(clause) == verdict)
                    .toList();
            if (!clauses.isEmpty()) {
                sheet.heading(2, verdict.word(), "", new Line().verdict(verdict).text(" " + clauses.size()));
                sheet.paragraph("meaning", Line.of(verdict.meaning()));
                table(sheet, "Clauses that are " + verdict.word(), clauses);
            }
        }
    }

    private static List<Verdict> worstFirst() {
        List<Verdict> verdicts = new ArrayList<>(List.of(Verdict.BROKEN, Verdict.PENDING, Verdict.UNPROVEN));
        List.of(Verdict.values()).stream().filter(v -> !verdicts.contains(v)).forEach(verdicts::add);
        return verdicts;
    }

    private void table(Sheet sheet, String caption, List<Clause> clauses) {
        List<List<Line>> rows = clauses.stream()
                .map(clause -> List.of(
                        new Line().link(clause.id(), clause.address()),
                        new Line().verdict(evidence.verdict(clause)),
                        new Line().prose(clause.text(), clause.html())))
                .toList();
        sheet.table("clauses", caption, List.of("clause", "verdict", "text"), rows);
    }

    void features(Sheet sheet) {
        SortedMap<String, List<FeatureReport>> folders = new TreeMap<>();
        for (FeatureReport feature : evidence.execution().features()) {
            folders.computeIfAbsent(feature.uri().replaceFirst("/?[^/]*$", ""), f -> new ArrayList<>())
                    .add(feature);
        }
        folders.forEach((folder, features) -> {
            sheet.heading(2, folder.replaceAll("[^A-Za-z0-9-]+", "-"), "", Line.of(folder));
            features.stream().sorted(Comparator.comparing(FeatureReport::uri)).forEach(f -> feature(sheet, f));
        });
    }

    private static void feature(Sheet sheet, FeatureReport feature) {
        sheet.paragraph("feature-name", new Line().link(feature.title().name(), feature.page()));
        List<Line> scenarios = feature.allScenarios().map(IndexWriter::scenario).toList();
        if (!scenarios.isEmpty()) {
            sheet.items("scenarios", scenarios);
        }
    }

    private static Line scenario(ScenarioReport scenario) {
        return new Line()
                .verdict(scenario.verdict())
                .text(" ")
                .link(scenario.title().name(), scenario.address());
    }
}
