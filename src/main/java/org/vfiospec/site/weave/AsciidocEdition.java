package org.vfiospec.site.weave;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vfiospec.site.Clause;
import org.vfiospec.site.docs.Docs;
import org.vfiospec.site.docs.SourceText;
import org.vfiospec.site.docs.StoredPage;
import org.vfiospec.site.evidence.Evidence;
import org.vfiospec.site.evidence.FeatureReport;
import org.vfiospec.site.sheet.AsciidocSheet;
import org.vfiospec.site.sheet.AsciidocText;
import org.vfiospec.site.sheet.Line;
import org.vfiospec.site.sheet.Sheet;
import org.vfiospec.site.weave.RunPages.RunPage;

/** The whole specification with its results as plain AsciiDoc, for books and for other tools. */
final class AsciidocEdition {
    private static final String FOLDER = "adoc/";
    private static final Pattern TABLE = Pattern.compile("generated::([A-Za-z0-9._-]+)\\[\\]\\s*");
    private static final Pattern EXECUTION = Pattern.compile("execution::([A-Za-z0-9._/#-]+)\\[\\]\\s*");
    private static final Pattern BARE = Pattern.compile("<<([A-Za-z0-9._-]+)(?:,([^>]*))?>>|xref:([^\\[\\s]+)\\[\\]");

    private final Docs docs;
    private final Evidence evidence;
    private final Tables tables;
    private final RunWriter runs;
    private final Crossing crossing;
    private final StepWriter steps = new StepWriter();
    private final EvidenceWriter proofs;

    AsciidocEdition(Docs docs, Evidence evidence, Tables tables, RunWriter runs) {
        this.runs = runs;
        this.docs = docs;
        this.evidence = evidence;
        this.tables = tables;
        this.proofs = new EvidenceWriter(evidence, steps, Placement.TOGETHER, new Sources(docs.pages()));
        this.crossing = new Crossing(docs.pages(), java.util.Set.of());
    }

    void write(Publication publication) {
        for (int i = 0; i < docs.pages().size(); i++) {
            add(
                    publication,
                    docs.pages().get(i).path(),
                    prose(docs.pages().get(i), docs.sources().get(i)));
        }
        for (FeatureReport feature : evidence.execution().features()) {
            sheet(publication, feature.page(), sheet -> {
                sheet.heading(
                        1,
                        "",
                        feature.title().keyword(),
                        Line.of(feature.title().name()));
                new FeatureWriter(evidence, steps, Placement.TOGETHER).write(sheet, feature);
            });
        }
        sheet(publication, IndexWriter.BY_VERDICT, sheet -> {
            sheet.heading(1, "", "", Line.of("Clauses by verdict"));
            new IndexWriter(evidence).byVerdict(sheet, titles());
        });
        for (RunPage page : runs.pages()) {
            sheet(publication, page.path(), sheet -> {
                sheet.heading(1, "", page.run().kind(), Line.of(page.run().title()));
                runs.write(sheet, page);
            });
        }
        steps.images().forEach((address, image) -> publication.add(FOLDER + address, image));
    }

    private Map<String, String> titles() {
        return docs.pages().stream().collect(Collectors.toMap(StoredPage::path, StoredPage::title));
    }

    private static void sheet(Publication publication, String page, Consumer<Sheet> content) {
        AsciidocSheet sheet = new AsciidocSheet(page);
        content.accept(sheet);
        add(publication, page, sheet.text());
    }

    private static void add(Publication publication, String page, String text) {
        publication.add(FOLDER + page.replaceFirst("\\.html$", ".adoc"), text);
    }

    private String prose(StoredPage page, SourceText source) {
        Map<Integer, String> before = new TreeMap<>();
        Map<Integer, String> after = new TreeMap<>();
        for (int i = 0; i < page.clauses().size(); i++) {
            Clause clause = page.clauses().get(i);
            int last = page.clauseEnds().get(i);
            before.put(firstOf(source.lines(), last), head(clause));
            after.put(last, evidence(page, clause));
        }
        StringBuilder text = new StringBuilder();
        for (int line = 1; line <= source.lines().size(); line++) {
            text.append(before.getOrDefault(line, ""));
            text.append(line(page, source.lines().get(line - 1).text())).append('\n');
            text.append(after.getOrDefault(line, ""));
        }
        return text.toString();
    }

    /** The first line of the paragraph that ends with a line, with the attributes above it. */
    private static int firstOf(List<SourceText.Line> lines, int last) {
        int first = last;
        while (first > 1 && !lines.get(first - 2).text().isBlank()) {
            first--;
        }
        return first;
    }

    private String head(Clause clause) {
        AsciidocSheet sheet = new AsciidocSheet(clause.page());
        sheet.paragraph(
                "clause-head",
                new Line().styled("clause-id", clause.id()).text(" ").verdict(evidence.verdict(clause)));
        return sheet.text();
    }

    private String evidence(StoredPage page, Clause clause) {
        AsciidocSheet sheet = new AsciidocSheet(page.path());
        proofs.write(sheet, clause, true);
        return sheet.text();
    }

    private String line(StoredPage page, String line) {
        Matcher table = TABLE.matcher(line);
        if (table.matches()) {
            AsciidocSheet sheet = new AsciidocSheet(page.path());
            tables.find(table.group(1)).ifPresent(found -> tables.write(sheet, found));
            return sheet.text();
        }
        Matcher execution = EXECUTION.matcher(line);
        if (execution.matches()) {
            AsciidocSheet sheet = new AsciidocSheet(page.path());
            proofs.execution(sheet, execution.group(1));
            return sheet.text();
        }
        return BARE.matcher(line).replaceAll(found -> Matcher.quoteReplacement(reference(page, found)));
    }

    /** A reference as other tools understand it: with the path of the page, and with the text that the site shows. */
    private String reference(StoredPage page, java.util.regex.MatchResult found) {
        String written = found.group(1) == null ? found.group(3) : "#" + found.group(1);
        boolean here = written.startsWith("#") && page.anchors().contains(written.substring(1));
        if (here && found.group(2) != null) {
            return found.group();
        }
        String target = written.replaceFirst("\\.adoc\\b", ".html");
        var reference = new StoredPage.Reference(target, true, page.file(), 0);
        return crossing.follow(page, reference)
                .filter(goal -> !goal.address().contains(":"))
                .map(goal -> {
                    String text = found.group(2) == null
                            ? AsciidocText.inline(goal.title())
                            : found.group(2).strip();
                    String address = new org.vfiospec.site.sheet.Addresses(page.path()).relative(goal.address());
                    return "xref:" + address.replaceFirst("\\.html", ".adoc") + "[" + text + "]";
                })
                .orElse(found.group());
    }
}
