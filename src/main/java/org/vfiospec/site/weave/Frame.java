package org.vfiospec.site.weave;

import java.util.List;
import org.vfiospec.site.docs.StoredPage.NavEntry;
import org.vfiospec.site.docs.StoredPage.Section;
import org.vfiospec.site.sheet.Addresses;
import org.vfiospec.site.sheet.HtmlText;

/** Puts the frame around a page: head, navigation, breadcrumbs, title, table of contents, foot. */
final class Frame {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none';" + " form-action 'none'";
    private static final String FALLBACK_DESCRIPTION = "A page of the executable specification.";

    private final Site site;

    Frame(Site site) {
        this.site = site;
    }

    /** The whole page. */
    String around(Page page) {
        Addresses addresses = new Addresses(page.path());
        return "<!DOCTYPE html>\n<html lang=\"en\">\n" + head(page, addresses) + "<body>\n"
                + "<a class=\"skip\" href=\"#content\">Skip to content</a>\n"
                + "<header class=\"top\"><a class=\"home\" href=\"" + addresses.relative("index.html") + "\">"
                + HtmlText.escape(site.name()) + "</a>\n" + indexes(addresses) + "</header>\n<div class=\"columns\">\n"
                + "<details class=\"side\"><summary>Contents</summary>\n<nav aria-label=\"Contents\">"
                + site.navigationFor(page.path()) + "</nav></details>\n"
                + "<main id=\"content\">\n" + crumbs(page, addresses) + title(page) + page.content() + "</main>\n"
                + onThisPage(page.sections()) + "</div>\n" + foot(page, addresses) + "</body>\n</html>\n";
    }

    private static String indexes(Addresses addresses) {
        StringBuilder html = new StringBuilder("<nav aria-label=\"Indexes\">");
        for (NavEntry entry : Site.INDEXES) {
            html.append(link(entry, addresses)).append(' ');
        }
        return html.append("</nav>").toString();
    }

    private String head(Page page, Addresses addresses) {
        String title = page.path().equals("index.html") ? page.title() : page.title() + " · " + site.name();
        String description = page.description().isEmpty() ? FALLBACK_DESCRIPTION : page.description();
        return "<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY
                + "\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<title>" + HtmlText.escape(title) + "</title>\n"
                + "<meta name=\"description\" content=\"" + HtmlText.escape(description) + "\">\n"
                + "<link rel=\"icon\" href=\"data:,\">\n"
                + "<link rel=\"stylesheet\" href=\"" + addresses.relative("spec.css") + "\">\n</head>\n";
    }

    private static String crumbs(Page page, Addresses addresses) {
        if (page.above().isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<nav class=\"crumbs\" aria-label=\"Breadcrumbs\"><ol>");
        for (NavEntry entry : page.above()) {
            html.append("<li>").append(link(entry, addresses)).append("</li>");
        }
        return html.append("</ol></nav>\n").toString();
    }

    private static String link(NavEntry entry, Addresses addresses) {
        String title = HtmlText.escape(entry.title());
        return entry.target().isEmpty()
                ? title
                : "<a href=\"" + HtmlText.escape(addresses.relative(entry.target())) + "\">" + title + "</a>";
    }

    private static String title(Page page) {
        String kicker =
                page.kicker().isEmpty() ? "" : "<span class=\"kicker\">" + HtmlText.escape(page.kicker()) + "</span> ";
        return "<h1>" + kicker + "<bdi>" + HtmlText.escape(page.title()) + "</bdi></h1>\n";
    }

    private static String onThisPage(List<Section> sections) {
        if (sections.size() < 2) {
            return "";
        }
        StringBuilder html = new StringBuilder("<nav class=\"toc\" aria-label=\"On this page\"><p class=\"label\">")
                .append("On this page</p><ul>");
        for (Section section : sections) {
            if (section.level() <= 3) {
                html.append("<li class=\"level-")
                        .append(section.level())
                        .append("\"><a href=\"#")
                        .append(section.id())
                        .append("\"><bdi>")
                        .append(HtmlText.escape(section.title()))
                        .append("</bdi></a></li>\n");
            }
        }
        return html.append("</ul></nav>\n").toString();
    }

    private String foot(Page page, Addresses addresses) {
        StringBuilder html = new StringBuilder("<footer>\n");
        StringBuilder around = new StringBuilder();
        site.neighbour(page.path(), -1)
                .ifPresent(entry -> around.append("<span class=\"previous\">Previous: ")
                        .append(link(entry, addresses))
                        .append("</span>\n"));
        site.neighbour(page.path(), 1)
                .ifPresent(entry -> around.append("<span class=\"next\">Next: ")
                        .append(link(entry, addresses))
                        .append("</span>\n"));
        if (around.length() > 0) {
            html.append("<nav class=\"around\" aria-label=\"Neighbouring pages\">")
                    .append(around)
                    .append("</nav>\n");
        }
        if (!page.source().isEmpty()) {
            html.append("<p>Edit this page: <code>")
                    .append(HtmlText.escape(page.source()))
                    .append("</code></p>\n");
        }
        return html.append("</footer>\n").toString();
    }
}
