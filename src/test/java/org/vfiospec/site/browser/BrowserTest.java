package org.vfiospec.site.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfiospec.site.weave.HostileTest;
import org.vfiospec.site.weave.Workshop;

/** Opens every page of woven sites in a real browser. Skipped, and says so, where no Chromium is installed. */
class BrowserTest {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @TempDir
    static Path folder;

    private static Playwright playwright;
    private static Browser browser;
    private static Loopback server;
    private static final List<Path> PAGES = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        Path chromium = Chromium.find().orElse(null);
        Assumptions.assumeTrue(
                chromium != null,
                "no Chromium: the pages were not tried in a browser; install one, or name it in the variable CHROMIUM");
        Workshop.kettle(folder.resolve("kettle")).weave();
        HostileTest.project(folder.resolve("hostile")).weave();
        server = new Loopback(folder);
        collect(folder.resolve("kettle/site"));
        collect(folder.resolve("hostile/site"));
        Specification.copyTo(folder.resolve("specification"));
        collect(folder.resolve("specification"));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(FLAGS));
    }

    private static void collect(Path site) throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            // Of the many executions with a page of their own, one stands for all.
            files.filter(file -> file.toString().endsWith(".html"))
                    .filter(file -> !file.toString().contains("features/hostile/")
                            || file.toString().endsWith("-1.html"))
                    .sorted()
                    .forEach(PAGES::add);
        }
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
            server.close();
        }
    }

    @Test
    void every_page_is_accessible_and_quiet_in_light_and_in_dark() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            List<String> complaints = new ArrayList<>();
            try (BrowserContext context = context(scheme, true, 1280)) {
                Page page = context.newPage();
                page.onConsoleMessage(message -> complaints.add("console: " + message.text()));
                page.onPageError(error -> complaints.add("error: " + error));
                page.onDialog(dialog -> {
                    complaints.add("dialog: " + dialog.message());
                    dialog.dismiss();
                });
                page.onRequest(request -> {
                    if (!request.url().startsWith(server.address())
                            && !request.url().startsWith("data:")) {
                        complaints.add("request: " + request.url());
                    }
                });
                for (Path file : PAGES) {
                    page.navigate(server.addressOf(file));
                    unfold(page);
                    axe(page).forEach(violation -> complaints.add(file.getFileName() + ": " + violation));
                    assertThat(page.locator("h1").count()).as("h1 of %s", file).isEqualTo(1);
                    assertThat(page.title()).isNotBlank();
                }
            }
            assertThat(complaints).as("%s", scheme).isEmpty();
        }
    }

    @Test
    void no_page_scrolls_sideways_on_a_narrow_screen() {
        try (BrowserContext context = context(ColorScheme.LIGHT, true, 320)) {
            Page page = context.newPage();
            for (Path file : PAGES) {
                page.navigate(server.addressOf(file));
                unfold(page);
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as("width of %s", file)
                        .isEqualTo(320);
            }
        }
    }

    @Test
    void every_page_is_complete_without_scripts() {
        try (BrowserContext with = context(ColorScheme.LIGHT, true, 1280);
                BrowserContext without = context(ColorScheme.LIGHT, false, 1280)) {
            Page scripted = with.newPage();
            Page plain = without.newPage();
            plain.onConsoleMessage(message -> fail("the policy of the page stopped something: " + message.text()));
            for (Path file : PAGES) {
                scripted.navigate(server.addressOf(file));
                plain.navigate(server.addressOf(file));
                assertThat(plain.locator("main").textContent())
                        .as("text of %s", file)
                        .isEqualTo(scripted.locator("main").textContent())
                        .isNotBlank();
            }
        }
    }

    @Test
    void the_first_stop_of_the_keyboard_leads_to_the_content() {
        try (BrowserContext context = context(ColorScheme.LIGHT, true, 1280)) {
            Page page = context.newPage();
            page.navigate(server.addressOf(PAGES.get(0)));
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.getAttribute('href')"))
                    .isEqualTo("#content");
        }
    }

    private static BrowserContext context(ColorScheme scheme, boolean scripts, int width) {
        return browser.newContext(new Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setJavaScriptEnabled(scripts)
                .setBypassCSP(scripts) // The policy of the pages would keep axe out as well.
                .setViewportSize(width, 900));
    }

    private static void unfold(Page page) {
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    }

    private static List<String> axe(Page page) {
        return new AxeBuilder(page)
                .options(everyRule()).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + " at "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> String.valueOf(node.getHtml()))
                                        .toList())
                        .toList();
    }

    /** The size of targets is the one rule of WCAG 2.2 that axe leaves out unless asked. */
    private static AxeRunOptions everyRule() {
        AxeRuleOptions on = new AxeRuleOptions();
        on.setEnabled(true);
        AxeRunOptions options = new AxeRunOptions();
        options.setRules(Map.of("target-size", on));
        return options;
    }
}
