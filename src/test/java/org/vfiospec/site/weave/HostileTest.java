package org.vfiospec.site.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfiospec.site.Generated;
import org.vfiospec.site.GeneratedDiagram;
import org.vfiospec.site.GeneratedDiagram.Edge;
import org.vfiospec.site.GeneratedDiagram.Kind;
import org.vfiospec.site.GeneratedDiagram.Node;
import org.vfiospec.site.GeneratedDiagram.Stroke;
import org.vfiospec.site.GeneratedRun;
import org.vfiospec.site.GeneratedRun.Part;
import org.vfiospec.site.GeneratedRun.Step;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.site.LedgerEntry;

/** Text written to attack a page, in every place where a feature has text, in both editions. */
public class HostileTest {
    /** Text that is markup, script, directive or layout somewhere. */
    static final List<String> TEXTS = List.of(
            "<script>alert(1)</script>",
            "</title></pre></code><img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>",
            "<!--w:evidence:k--> --> <!-- ]]>",
            "&lt;b&gt; &amp; &#60;",
            "include::/etc/passwd[]",
            "\\include::/etc/passwd[]",
            "ifdef::asciidoctor[]",
            "endif::[]",
            "{asciidoctor-version} {docdir} {empty}",
            "pass:[<b>x</b>] +++<i>x</i>+++ ++x++",
            "link:javascript:alert(1)[click] xref:k[] <<k>> https://evil.example/x[y]",
            "image::http://evil.example/x.png[] image:x.png[]",
            "]] [[anchor]] [#id.role]#x# ]",
            "|=== a |b ||",
            "----",
            "====",
            "-- ++++ .... ____ **** ```",
            "* star ** two . dot - dash = title == two",
            "term:: text; 'quoted' `code` _em_ *strong* ~sub~ ^sup^ #mark#",
            "(C) (R) (TM) -- ... -> => <- <=",
            "// comment /// :attr: value",
            "a\u202Eb\u2066c\u200Fd \u05D0\u05D1",
            "kbd:[x] btn:[y] menu:a[b] footnote:[z] stem:[x] icon:x[]",
            "@everyone $(rm) `id` ; ' \\ \\\\",
            "two  spaces and trailing \\",
            "Grüße, 東京, 😀, ﷽");

    private static final Options PLAIN =
            Options.builder().safe(SafeMode.SECURE).standalone(false).build();

    @TempDir
    static Path folder;

    private static Workshop workshop;
    private static Document html;
    private static Document adoc;

    /** A project whose feature holds each text in each place. */
    public static Workshop project(Path folder) throws IOException {
        StringBuilder feature = new StringBuilder("Feature: " + TEXTS.get(0) + "\n\n  "
                + String.join("\n\n  described ", TEXTS.subList(1, TEXTS.size())) + "\n");
        for (String text : TEXTS) {
            feature.append(scenario(text));
        }
        GeneratedRun run = new GeneratedRun(
                "hostile",
                TEXTS.get(0),
                IntStream.range(0, TEXTS.size()).mapToObj(HostileTest::part).toList());
        GeneratedTable table = new GeneratedTable(
                "hostile",
                TEXTS.get(2),
                List.of(TEXTS.get(1)),
                TEXTS.stream()
                        .map(text ->
                                List.of(Cell.ofRun(text, "hostile", "part-0").noted(Cell.of(text))))
                        .toList());
        return new Workshop(folder)
                .generated(new Generated(List.of(table), List.of(run), List.of(diagram())))
                .file("docs/nav.adoc", "* xref:k.adoc[K]\n")
                .file("docs/index.adoc", "= Hostile\n")
                .file(
                        "docs/k.adoc",
                        "= K\n\n[.clause#k]\nIt MUST stay text.\n\ngenerated::hostile[]\n\ngenerated::drawn[]\n\n"
                                + "++++\n<p onclick='x()' ONLOAD=x()>y</p><iframe src=x></iframe>\n++++\n")
                .file("features/hostile.feature", feature.toString());
    }

    private static GeneratedDiagram diagram() {
        Kind kind = new Kind(TEXTS.get(0), Stroke.THIN);
        return new GeneratedDiagram(
                "drawn",
                TEXTS.get(0),
                TEXTS.get(2),
                100,
                100,
                List.of(kind),
                List.of(new Node("a", TEXTS, 1, 1), new Node("b", TEXTS, 9, 9)),
                List.of(new Edge("a", "b", kind, Cell.of(TEXTS.get(1)))));
    }

    private static Part part(int number) {
        String text = TEXTS.get(number);
        LedgerEntry entry = new LedgerEntry(text, text, text, text, text, text, text);
        return new Part("part-" + number, text, List.of(new Step(Cell.of(text), List.of(entry))));
    }

    private static String scenario(String text) {
        String cell = text.replace("\\", "\\\\").replace("|", "\\|");
        String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return """

                  Rule: rule %1$s

                    @clause:k @%2$s
                    Scenario: name %1$s

                      told %1$s

                      Given "%3$s" is said about "it"
                      Then it reads the table
                        | %4$s | x |
                      And it reads the note
                        \"""
                        %5$s
                        \"""
                      And it fails with
                        \"""
                        %5$s
                        \"""

                    @clause:k
                    Scenario Outline: row %1$s of <cell>
                      Given <cell>

                      Examples: some %1$s
                        | cell |
                        | %4$s |
                """.formatted(text, text.replaceAll("\\s", ""), quoted, cell, text);
    }

    @BeforeAll
    static void weave() throws IOException {
        workshop = project(folder);
        workshop.weave();
        html = workshop.page("features/hostile.html");
        String source = java.nio.file.Files.readString(workshop.path("site/adoc/features/hostile.adoc"));
        try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
            adoc = Jsoup.parse(asciidoctor.convert(source, PLAIN));
        }
    }

    @Test
    void nothing_becomes_an_element_an_attribute_or_a_link() throws IOException {
        for (String page : List.of(
                "index.html",
                "k.html",
                "features/hostile.html",
                "features/index.html",
                "clauses/index.html",
                "runs/hostile.html")) {
            Document document = workshop.page(page);
            assertThat(document.select("script, svg:not(.diagram), img, iframe, object, [^on], b, i"))
                    .as(page)
                    .isEmpty();
            assertThat(document.select("a[href]").eachAttr("href")).as(page).noneMatch(href -> href.contains(":"));
        }
        assertThat(adoc.select("script, svg, img, [onerror], [onload], b, i")).isEmpty();
        assertThat(adoc.select("a[href]").eachAttr("href")).noneMatch(href -> href.contains(":"));
        assertThat(adoc.text()).doesNotContain("root:x:");
    }

    @Test
    void names_read_as_written_on_the_site() {
        Elements headings = html.select("h2, h3");
        for (String text : TEXTS) {
            assertThat(headings.eachText()).contains("Rule rule " + shown(text), "Scenario name " + shown(text));
        }
    }

    @Test
    void doc_strings_and_cells_read_letter_for_letter_on_the_site() {
        List<String> listings =
                html.select("pre.verbatim").stream().map(Element::wholeText).collect(Collectors.toList());
        List<String> cells =
                html.select("table.data td").stream().map(Element::wholeText).toList();
        List<String> ledger =
                html.select(".log li").stream().map(Element::wholeText).toList();
        for (String text : TEXTS) {
            assertThat(listings).anyMatch(listing -> listing.contains(text));
            assertThat(cells).contains(text.strip());
            assertThat(workshopLedger(ledger)).anyMatch(line -> line.contains(text));
        }
    }

    private static List<String> workshopLedger(List<String> onThePage) {
        List<String> all = new java.util.ArrayList<>(onThePage);
        try {
            for (String path : workshop.files("site/features").keySet()) {
                workshop.page("features/" + path).select(".log li").forEach(line -> all.add(line.wholeText()));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return all;
    }

    @Test
    void names_doc_strings_and_cells_read_as_written_in_the_asciidoc_edition() {
        List<String> headings = adoc.select("h2, h3").eachText();
        List<String> listings =
                adoc.select("pre").stream().map(Element::wholeText).toList();
        List<String> cells = adoc.select("td").stream().map(Element::wholeText).toList();
        for (String text : TEXTS) {
            assertThat(headings).contains("Scenario name " + shown(text));
            assertThat(listings).anyMatch(listing -> listing.contains(text));
            assertThat(cells).contains(text.strip());
        }
    }

    @Test
    void random_text_comes_back_letter_for_letter_in_both_editions() {
        Random random = new Random(1);
        String alphabet = "ab 1<>&\"'`*_#+~^|{}[]()\\/:;.,=-!@$%?\n\t";
        try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
            for (int i = 0; i < 200; i++) {
                String text = random.ints(1 + random.nextInt(30), 0, alphabet.length())
                        .mapToObj(c -> String.valueOf(alphabet.charAt(c)))
                        .collect(Collectors.joining());
                String cell = "|===\n|" + org.vfiospec.site.sheet.AsciidocText.inline(text) + "\n|===\n";
                Element td = Jsoup.parse(asciidoctor.convert(cell, PLAIN)).selectFirst("td");
                assertThat(td.text()).isEqualTo(shown(text));
                assertThat(Jsoup.parse("<p>" + org.vfiospec.site.sheet.HtmlText.escape(text))
                                .selectFirst("p")
                                .wholeText())
                        .isEqualTo(text);
            }
        }
    }

    @Test
    void control_characters_become_a_visible_mark() {
        assertThat(org.vfiospec.site.sheet.HtmlText.escape("a\u0000b\u0007c\u001bd\ud800e"))
                .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde");
        assertThat(org.vfiospec.site.sheet.AsciidocText.inline("a\u0007b")).isEqualTo("a&#65533;b");
    }

    /** Text as a reader of HTML sees it: white space counts once, and not at the ends. */
    private static String shown(String text) {
        return Jsoup.parse("<p>" + org.vfiospec.site.sheet.HtmlText.escape(text))
                .text();
    }
}
