package org.vfiospec.site.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfiospec.site.weave.HostileTest;
import org.vfiospec.site.weave.Workshop;

/** Opens the pages of woven sites in a real browser. Skipped, and says so, where no Chromium is installed. */
class BrowserTest {
    @TempDir
    static Path folder;

    private static Loopback server;
    private static Inspector inspector;

    @BeforeAll
    static void start() throws IOException {
        Path chromium = Chromium.find().orElse(null);
        Assumptions.assumeTrue(
                chromium != null,
                "no Chromium: the pages were not tried in a browser; install one, or name it in the variable CHROMIUM");
        server = new Loopback(folder);
        inspector = new Inspector(chromium, server);
    }

    @AfterAll
    static void stop() {
        if (inspector != null) {
            inspector.close();
            server.close();
        }
    }

    @Test
    void every_page_of_a_good_site_is_accessible_quiet_and_fits() throws IOException {
        Workshop.kettle(folder.resolve("kettle")).weave();

        assertThat(complaints(pagesOf("kettle/site"))).isEmpty();
    }

    @Test
    void text_written_to_attack_a_page_does_nothing_in_a_browser() throws IOException {
        HostileTest.project(folder.resolve("hostile")).weave();
        // Of the many executions with a page of their own, the first stands for all.
        List<Path> pages = pagesOf("hostile/site").stream()
                .filter(page -> !page.toString().contains("features/hostile/")
                        || page.toString().endsWith("-1.html"))
                .toList();

        assertThat(complaints(pages)).isEmpty();
    }

    @Test
    void the_published_pages_are_accessible_quiet_and_fit() throws IOException {
        Specification.copyTo(folder.resolve("specification"));

        assertThat(complaints(pagesOf("specification"))).isEmpty();
    }

    @Test
    void the_first_stop_of_the_keyboard_leads_to_the_content() throws IOException {
        Workshop.kettle(folder.resolve("keyboard")).weave();

        assertThat(inspector.firstStop(folder.resolve("keyboard/site/index.html")))
                .isEqualTo("#content");
    }

    /** What keeps the other tests from passing for nothing. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            is 708 wide on a screen of 320 | <p style="width: 700px">wide</p>
            color-contrast (dark)          | <style>@media (prefers-color-scheme: dark) { p { color: #333; background: #111 } }</style><p>dim</p>
            color-contrast (light)         | <p style="color: #aaa">dim</p>
            console: Failed to load        | <link rel="stylesheet" href="nowhere.css">
            Content Security Policy        | <img src="https://other.invalid/x.png" alt="x">
            request: https://other.invalid | <img src="https://other.invalid/x.png" alt="x">
            error: : oops                  | <script>setTimeout(() => { throw 'oops' })</script>
            dialog: hello                  | <script>alert('hello')</script>
            link-name (light)              | <a href="x.html"></a>
            target-size (light)            | <p><a href="x" style="font-size: 6px">a</a><a href="y" style="font-size: 6px">b</a></p>
            without scripts                | <p id="x">a</p><script>x.textContent = 'b'</script>
            link-name (light)              | <ul><li><a href="a.html">a</a><li><a href="a.html">a</a><li><a href="a.html">a</a><li><a href="a.html"></a></ul>
            2 headings                     | <h1>again</h1>
            """)
    void a_page_with_a_flaw_is_complained_of(String complaint, String flaw) throws IOException {
        Path page = Files.writeString(folder.resolve("flaw.html"), """
                <!DOCTYPE html><html lang="en"><head><title>Flaw</title>
                <meta http-equiv="Content-Security-Policy" content="img-src 'self'">
                <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
                <link rel="icon" href="data:,">
                </head><body><main><h1>Flaw</h1>%s</main></body></html>
                """.formatted(flaw));

        assertThat(inspector.complaints(page))
                .anySatisfy(found -> assertThat(found).contains(complaint));
    }

    private static List<Path> pagesOf(String site) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(site))) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> complaints(List<Path> pages) throws IOException {
        assertThat(pages).isNotEmpty();
        List<String> complaints = new ArrayList<>();
        for (Path page : pages) {
            complaints.addAll(inspector.complaints(page));
        }
        return complaints;
    }
}
