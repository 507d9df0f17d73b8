package org.vfiospec.site.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The site and the AsciiDoc edition, which needs no extension, say the same. */
class EditionsTest {
    @TempDir
    static Path folder;

    private static Workshop kettle;
    private static Asciidoctor asciidoctor;

    @BeforeAll
    static void weave() throws IOException {
        kettle = Workshop.kettle(folder);
        kettle.weave();
        asciidoctor = Asciidoctor.Factory.create();
    }

    @AfterAll
    static void close() {
        asciidoctor.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boiling",
                "safety",
                "coverage",
                "features/boiling",
                "features/safety",
                "clauses/by-verdict",
                "runs/boiling",
                "runs/boiling/3"
            })
    void both_editions_show_the_same_text(String page) throws IOException {
        String source = Files.readString(kettle.path("site/adoc/" + page + ".adoc"));
        Options options = Options.builder()
                .safe(SafeMode.SECURE)
                .standalone(false)
                .attributes(org.asciidoctor.Attributes.builder()
                        .showTitle(true)
                        .attribute("table-caption!", "")
                        .attribute("example-caption!", "")
                        .build())
                .build();
        Document book = Jsoup.parse(asciidoctor.convert(source, options));
        Document site = kettle.page(page + ".html");
        // What a picture says, the table below it says too.
        site.select("svg, .crumbs, .rationale > .label, .history > .label").remove();
        if (!page.contains("/")) {
            // The site repeats a recorded execution beneath the clause; the book leads to the one place where it
            // stands.
            site.select(".clause .ledger").remove();
            book.select(".elsewhere").remove();
        }

        assertThat(words(book)).isEqualTo(words(site.selectFirst("main")));
    }

    private static String words(org.jsoup.nodes.Element element) {
        return element.text().replaceAll("\\s+", " ").replace(" .", ".").strip();
    }
}
