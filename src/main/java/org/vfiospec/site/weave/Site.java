package org.vfiospec.site.weave;

import java.util.List;
import java.util.Optional;
import org.vfiospec.site.docs.StoredPage.NavEntry;
import org.vfiospec.site.sheet.Addresses;
import org.vfiospec.site.sheet.HtmlText;

/**
 * What all pages of a site share: its name and the way through it.
 *
 * @param name the title of the home page
 * @param navigation the entries of the navigation, with addresses of the site as targets
 */
record Site(String name, List<NavEntry> navigation) {
    /** What is one step away from every page. */
    static final List<NavEntry> INDEXES = List.of(
            new NavEntry(1, "Clauses", IndexWriter.BY_CHAPTER),
            new NavEntry(1, "Verdicts", IndexWriter.BY_VERDICT),
            new NavEntry(1, "Features", IndexWriter.FEATURES));

    private static final List<NavEntry> EVIDENCE = List.of(
            new NavEntry(1, "Evidence", ""),
            new NavEntry(2, "Clauses by chapter", IndexWriter.BY_CHAPTER),
            new NavEntry(2, "Clauses by verdict", IndexWriter.BY_VERDICT),
            new NavEntry(2, "Features", IndexWriter.FEATURES));

    Site {
        navigation = java.util.stream.Stream.concat(navigation.stream(), EVIDENCE.stream())
                .toList();
    }

    /** The navigation as a nested list, with the page itself marked. */
    String navigationFor(String page) {
        Addresses addresses = new Addresses(page);
        StringBuilder html = new StringBuilder();
        int depth = 0;
        for (NavEntry entry : navigation) {
            int level = Math.min(entry.depth(), depth + 1);
            while (depth > level) {
                html.append("</li></ul>\n");
                depth--;
            }
            html.append(level > depth ? "<ul>" : "</li>\n").append("<li>");
            depth = level;
            html.append(item(entry, page, addresses));
        }
        return html.append("</li></ul>\n".repeat(depth)).toString();
    }

    private static String item(NavEntry entry, String page, Addresses addresses) {
        String title = HtmlText.escape(entry.title());
        if (entry.target().isEmpty()) {
            return "<span class=\"nav-group\">" + title + "</span>";
        }
        String current = entry.target().equals(page) ? " aria-current=\"page\"" : "";
        return "<a href=\"" + HtmlText.escape(addresses.relative(entry.target())) + "\"" + current + ">" + title
                + "</a>";
    }

    /** The headings that a page stands under in the navigation, outermost first. */
    List<NavEntry> above(String page) {
        java.util.ArrayDeque<NavEntry> path = new java.util.ArrayDeque<>();
        for (NavEntry entry : navigation) {
            while (!path.isEmpty() && path.peekLast().depth() >= entry.depth()) {
                path.removeLast();
            }
            if (entry.target().equals(page)) {
                return List.copyOf(path);
            }
            path.addLast(entry);
        }
        return List.of();
    }

    /** The page so many steps before or after another in the order of the navigation. */
    Optional<NavEntry> neighbour(String page, int step) {
        List<NavEntry> pages =
                navigation.stream().filter(entry -> !entry.target().isEmpty()).toList();
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i).target().equals(page) && i + step >= 0 && i + step < pages.size()) {
                return Optional.of(pages.get(i + step));
            }
        }
        return Optional.empty();
    }
}
