package org.vfiospec.site.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads every published page: follows its links, those that the site makes by itself included, and weighs it. */
class PublishedPagesTest {
    private static final int MOST_BYTES = 200_000;
    private static final int MOST_ELEMENTS = 1_500;

    @Test
    void every_link_of_the_published_site_leads_somewhere() throws IOException {
        assertThat(lost(Specification.allPages())).isEmpty();
    }

    @Test
    void every_published_page_keeps_its_budget() throws IOException {
        assertThat(tooHeavy(Specification.allPages())).isEmpty();
    }

    @Test
    void a_page_that_is_too_long_or_too_large_is_found(@TempDir Path folder) throws IOException {
        Path plain = Files.writeString(folder.resolve("a.html"), "<p>a");
        Path large = Files.writeString(folder.resolve("b.html"), "<p>" + "b".repeat(MOST_BYTES));
        Path parts = Files.writeString(folder.resolve("c.html"), "<p>c".repeat(MOST_ELEMENTS));

        assertThat(tooHeavy(List.of(plain, large, parts))).containsExactly(large, parts);
    }

    private static List<Path> tooHeavy(List<Path> pages) throws IOException {
        List<Path> heavy = new ArrayList<>();
        for (Path page : pages) {
            if (Files.size(page) > MOST_BYTES
                    || Jsoup.parse(Files.readString(page)).select("*").size() > MOST_ELEMENTS) {
                heavy.add(page);
            }
        }
        return heavy;
    }

    @Test
    void a_link_to_a_missing_page_or_a_missing_place_is_found(@TempDir Path folder) throws IOException {
        Path page = Files.writeString(
                folder.resolve("a.html"),
                "<p id=here><a href='#here'>a</a><a href='#gone'>b</a><a href='gone.html'>c</a><img src='gone.png'>");

        assertThat(lost(List.of(page))).containsExactly("a.html: #gone", "a.html: gone.html", "a.html: gone.png");
    }

    private static List<String> lost(List<Path> pages) throws IOException {
        Map<Path, Set<String>> anchors = new HashMap<>();
        Map<Path, List<String>> links = new HashMap<>();
        for (Path page : pages) {
            Document document = Jsoup.parse(Files.readString(page));
            anchors.put(page.normalize(), new HashSet<>(document.select("[id]").eachAttr("id")));
            links.put(
                    page,
                    document.select("[href], [src]").stream()
                            .map(PublishedPagesTest::target)
                            .toList());
        }
        List<String> lost = new ArrayList<>();
        for (Path page : pages) {
            links.get(page).stream()
                    .filter(link -> !leads(page, link, anchors))
                    .forEach(link -> lost.add(page.getFileName() + ": " + link));
        }
        return lost;
    }

    private static String target(Element element) {
        return element.hasAttr("href") ? element.attr("href") : element.attr("src");
    }

    private static boolean leads(Path page, String link, Map<Path, Set<String>> anchors) {
        if (link.matches("(https?|mailto|data):.*")) {
            return true;
        }
        String[] parts = link.split("#", 2);
        Path file = (parts[0].isEmpty() ? page : page.resolveSibling(parts[0])).normalize();
        return parts.length == 1
                ? Files.exists(file)
                : anchors.getOrDefault(file, Set.of()).contains(parts[1]);
    }
}
