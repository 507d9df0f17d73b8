package org.vfiospec.site.weave;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
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

    /** So many clauses can stand on one page with their texts. */
    private static final int MOST_TEXTS = 100;

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

    /** The page that lists the clauses of a chapter. */
    static String listOf(String chapter) {
        return "clauses/of/" + chapter;
    }

    /** The chapters, and how many of their clauses have each verdict. */
    void chapters(Sheet sheet, List<String> chapters, Map<String, String> titles) {
        List<Verdict> verdicts = worstFirst().stream()
                .filter(verdict -> evidence.counts().get(verdict) > 0)
                .toList();
        List<String> columns = Stream.concat(
                        Stream.of("chapter", "clauses"), verdicts.stream().map(Verdict::word))
                .toList();
        List<List<Line>> rows = chapters.stream()
                .map(chapter -> counts(chapter, titles.get(chapter), verdicts))
                .toList();
        sheet.table("counts", "Clauses of each chapter, by verdict", columns, rows);
    }

    private List<Line> counts(String chapter, String title, List<Verdict> verdicts) {
        List<Clause> clauses = evidence.clausesOf(chapter);
        List<Line> row = new ArrayList<>();
        row.add(new Line().link(title, chapter));
        row.add(new Line().link(clauses.size() + " clauses", listOf(chapter)));
        for (Verdict verdict : verdicts) {
            long count = clauses.stream()
                    .filter(clause -> evidence.verdict(clause) == verdict)
                    .count();
            row.add(Line.of(count == 0 ? "" : String.valueOf(count)));
        }
        return row;
    }

    /** The clauses of one chapter. */
    void chapter(Sheet sheet, String chapter, String title) {
        sheet.paragraph("where", Line.of("In context: ").link(title, chapter));
        table(sheet, "Clauses of " + title, evidence.clausesOf(chapter));
    }

    /** The clauses of each verdict from bad to good: the first with their texts, and when it gets long the ids alone. */
    void byVerdict(Sheet sheet, Map<String, String> titles) {
        int texts = MOST_TEXTS;
        for (Verdict verdict : worstFirst()) {
            List<Clause> clauses = evidence.clauses().stream()
                    .filter(clause -> evidence.verdict(clause) == verdict)
                    .toList();
            if (!clauses.isEmpty()) {
                sheet.heading(2, verdict.word(), "", new Line().verdict(verdict).text(" " + clauses.size()));
                sheet.paragraph("meaning", Line.of(verdict.meaning()));
                if (clauses.size() <= texts) {
                    table(sheet, "Clauses that are " + verdict.word(), clauses);
                    texts -= clauses.size();
                } else {
                    ids(sheet, clauses, titles);
                }
            }
        }
    }

    private static void ids(Sheet sheet, List<Clause> clauses, Map<String, String> titles) {
        Map<String, Line> chapters = new LinkedHashMap<>();
        for (Clause clause : clauses) {
            chapters.computeIfAbsent(clause.page(), page -> Line.of(titles.get(page) + ":"))
                    .text(" ")
                    .link(clause.id(), clause.address());
        }
        chapters.values().forEach(line -> sheet.paragraph("ids", line));
    }

    /** What must not stay so, then what is open, then what is settled. */
    private static List<Verdict> worstFirst() {
        return List.of(
                Verdict.BROKEN,
                Verdict.PENDING,
                Verdict.UNPROVEN,
                Verdict.DISPUTED,
                Verdict.UNDEFINED,
                Verdict.WITHDRAWN,
                Verdict.VERIFIED);
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

    /** The features by folder; of their scenarios only those that need a look. */
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
        Line line = new Line().link(feature.title().name(), feature.page());
        List<ScenarioReport> scenarios = feature.allScenarios().toList();
        line.text(" ").styled("place", scenarios.size() == 1 ? "1 scenario" : scenarios.size() + " scenarios");
        sheet.paragraph("feature-name", line);
        List<Line> unusual = scenarios.stream()
                .filter(scenario -> scenario.verdict() != Verdict.VERIFIED)
                .map(IndexWriter::scenario)
                .toList();
        if (!unusual.isEmpty()) {
            sheet.items("scenarios", unusual);
        }
    }

    private static Line scenario(ScenarioReport scenario) {
        return new Line()
                .verdict(scenario.verdict())
                .text(" ")
                .link(scenario.title().name(), scenario.address());
    }
}
