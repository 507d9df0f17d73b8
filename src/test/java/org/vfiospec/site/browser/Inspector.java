package org.vfiospec.site.browser;

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
import org.jsoup.Jsoup;

/**
 * One browser with two tabs: in one the pages are judged, in the other they are shown under their own policy and without
 * scripts. Each page is loaded once in each tab, whatever is asked of it.
 */
final class Inspector implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    /**
     * Takes away what looks exactly like three siblings before it, such as the many rows of a table: what axe has to say of
     * it, it says of those. The time axe takes grows faster than the page.
     */
    private static final String THIN_OUT = """
            () => {
              const SAID = new Set(['href', 'id', 'title', 'aria-label', 'alt', 'src']);
              const thin = node => {
                if (node.nodeType !== Node.ELEMENT_NODE) {
                  return node.nodeType === Node.TEXT_NODE && node.data.trim() ? 'text' : '';
                }
                const seen = new Map();
                let shape = node.tagName;
                for (const a of node.attributes) {
                  shape += ' ' + a.name + '=' + (SAID.has(a.name) ? a.value !== '' : a.value);
                }
                for (const child of [...node.childNodes]) {
                  const like = thin(child);
                  const count = (seen.get(like) || 0) + 1;
                  seen.set(like, count);
                  if (count > 3 && child.nodeType === Node.ELEMENT_NODE) {
                    child.remove();
                  } else {
                    shape += '(' + like + ')';
                  }
                }
                return shape;
              };
              thin(document.body);
            }
            """;

    private static final int WIDE = 1280;
    private static final int NARROW = 320;
    private static final int HEIGHT = 900;

    private final Loopback server;
    private final Playwright playwright;
    private final Browser browser;
    private final Page judged;
    private final Page plain;
    private final List<String> complaints = new ArrayList<>();

    Inspector(Path chromium, Loopback server) {
        this.server = server;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(FLAGS));
        judged = tab(true);
        plain = tab(false);
    }

    private Page tab(boolean scripts) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setJavaScriptEnabled(scripts)
                .setBypassCSP(scripts)); // The policy of the pages would keep axe out as well.
        Page page = context.newPage();
        page.onConsoleMessage(message -> complaints.add("console: " + message.text()));
        page.onPageError(error -> complaints.add("error: " + error));
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(server.address()) && !request.url().startsWith("data:")) {
                complaints.add("request: " + request.url());
            }
        });
        return page;
    }

    /** What is wrong with a page; nothing when all is well. */
    List<String> complaints(Path file) throws IOException {
        complaints.clear();
        judged.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        judged.setViewportSize(NARROW, HEIGHT);
        judged.navigate(server.addressOf(file));
        judged.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        outline();
        narrow();
        withoutScripts(file);
        judged.evaluate(THIN_OUT);
        judged.setViewportSize(WIDE, HEIGHT);
        axe("light", everyRule());
        dark();
        return complaints.stream()
                .map(complaint -> file.getFileName() + ": " + complaint)
                .toList();
    }

    /** What has the focus after the first press of the tabulator. */
    String firstStop(Path file) {
        judged.navigate(server.addressOf(file));
        judged.keyboard().press("Tab");
        return String.valueOf(judged.evaluate("document.activeElement.getAttribute('href')"));
    }

    private void outline() {
        int titles = judged.locator("h1").count();
        if (titles != 1 || judged.title().isBlank()) {
            complaints.add(titles + " headings of the first level, titled \"" + judged.title() + "\"");
        }
    }

    /** Colours are all that differs in the dark, so the contrast is all there is to look at. */
    private void dark() {
        judged.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        axe("dark", new AxeBuilder(judged).withRules(List.of("color-contrast")));
    }

    private void narrow() {
        Object width = judged.evaluate("document.documentElement.scrollWidth");
        if (!width.equals(NARROW)) {
            complaints.add("is " + width + " wide on a screen of " + NARROW);
        }
    }

    private void withoutScripts(Path file) throws IOException {
        plain.navigate(server.addressOf(file));
        String written = Jsoup.parse(Files.readString(file)).select("main").text();
        String shown = Jsoup.parse(judged.content()).select("main").text();
        if (written.isBlank() || !written.equals(shown)) {
            complaints.add("its text is not complete without scripts");
        }
    }

    private void axe(String scheme, AxeBuilder rules) {
        rules.setLegacyMode(true).analyze().getViolations().forEach(rule -> {
            List<String> places = rule.getNodes().stream()
                    .limit(3)
                    .map(node -> String.valueOf(node.getHtml()))
                    .toList();
            complaints.add(rule.getId() + " (" + scheme + ") at " + places);
        });
    }

    /** The size of targets is the one rule of WCAG 2.2 that axe leaves out unless asked. */
    private AxeBuilder everyRule() {
        AxeRuleOptions on = new AxeRuleOptions();
        on.setEnabled(true);
        AxeRunOptions options = new AxeRunOptions();
        options.setRules(Map.of("target-size", on));
        return new AxeBuilder(judged).options(options);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
