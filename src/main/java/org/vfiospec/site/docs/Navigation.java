package org.vfiospec.site.docs;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/** Reads nested lists of links, the form in which {@code nav.adoc} gives the order of the pages. */
final class Navigation {
    private Navigation() {}

    /** The entries of all lists below an element, in their order. */
    static List<StoredPage.NavEntry> entries(Element body) {
        List<StoredPage.NavEntry> entries = new ArrayList<>();
        for (Element item : body.select("ul > li")) {
            Element text = item.selectFirst("> p");
            if (text != null) {
                Element link = text.selectFirst("a[href]");
                int depth = (int) item.parents().stream()
                        .filter(parent -> parent.nameIs("ul"))
                        .count();
                entries.add(new StoredPage.NavEntry(depth, text.text(), link == null ? "" : link.attr("href")));
            }
        }
        return entries;
    }
}
