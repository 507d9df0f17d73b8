package org.vfiospec.site.weave;

import org.vfiospec.site.docs.StoredPage;
import org.vfiospec.site.docs.StoredPage.Reference;
import org.vfiospec.site.sheet.Addresses;
import org.vfiospec.site.sheet.HtmlText;

/** Fills the holes of a stored page in one pass, so that what is filled in can not hold a hole itself. */
final class Filling {
    private static final String START = "<!--w:";
    private static final String END = "-->";

    private final Crossing crossing;
    private final Content content;

    /** What the holes are filled with; each answer is HTML that is already safe. */
    interface Content {
        String verdict(String clause);

        String evidence(String clause);

        String table(String name);

        String execution(String address);
    }

    Filling(Crossing crossing, Content content) {
        this.crossing = crossing;
        this.content = content;
    }

    String fill(StoredPage page) {
        String template = page.template();
        StringBuilder html = new StringBuilder(template.length() * 2);
        int from = 0;
        for (int at = template.indexOf(START); at >= 0; at = template.indexOf(START, from)) {
            int end = template.indexOf(END, at);
            String[] hole = template.substring(at + START.length(), end).split(":", 2);
            html.append(template, from, at).append(fill(page, hole[0], hole[1]));
            from = end + END.length();
        }
        return html.append(template, from, template.length()).toString();
    }

    private String fill(StoredPage page, String kind, String name) {
        return switch (kind) {
            case "verdict" -> content.verdict(name);
            case "evidence" -> content.evidence(name);
            case "table" -> content.table(name);
            case "execution" -> content.execution(name);
            case "link" -> start(page, page.references().get(Integer.parseInt(name)));
            case "end" -> "</a>";
            default -> throw new IllegalStateException("a stored page has a hole of the kind " + kind);
        };
    }

    private String start(StoredPage page, Reference reference) {
        Addresses addresses = new Addresses(page.path());
        return crossing.follow(page, reference)
                .map(goal -> {
                    boolean external = goal.address().equals(reference.target())
                            && goal.address().contains(":");
                    String address = external ? goal.address() : addresses.relative(goal.address());
                    return "<a href=\"" + HtmlText.escape(address) + "\"" + (external ? " class=\"external\"" : "")
                            + ">" + (reference.bare() ? HtmlText.escape(goal.title()) : "");
                })
                .orElse("<a class=\"lost\">");
    }
}
