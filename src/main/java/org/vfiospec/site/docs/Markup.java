package org.vfiospec.site.docs;

import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;

/** Turns Asciidoctor's HTML into the plainer HTML of the site: no layout tables, no inline styles, no empty shells. */
final class Markup {
    private Markup() {}

    /** A comment that the site replaces; nothing else on a stored page is a comment. */
    static Comment hole(String kind, String name) {
        return new Comment("w:" + kind + ":" + name);
    }

    static void tidy(Element body) {
        dropComments(body);
        body.select("[style]").removeAttr("style");
        body.select("script,style,colgroup,iframe,object,embed").remove();
        body.select("[^on]").forEach(Markup::dropHandlers);
        body.select("div.sect1,div.sect2,div.sect3,div.sect4,div.sectionbody,div#preamble,div#content")
                .unwrap();
        body.select("div.paragraph").forEach(Markup::plainParagraph);
        body.select("div.admonitionblock").forEach(Markup::note);
        body.select("div.ulist,div.olist,div.dlist").forEach(Markup::plainList);
        body.select("p.tableblock").forEach(Markup::plainCell);
        body.select("table").forEach(Markup::table);
        body.select("pre").forEach(Markup::listing);
        label(body, "rationale", "Rationale");
        label(body, "history", "History");
    }

    private static void dropComments(Element body) {
        java.util.List<Node> comments = new java.util.ArrayList<>();
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof Comment) {
                        comments.add(node);
                    }
                },
                body);
        comments.forEach(Node::remove);
    }

    private static void dropHandlers(Element element) {
        element.attributes().asList().stream()
                .map(attribute -> attribute.getKey())
                .filter(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("on"))
                .forEach(element::removeAttr);
    }

    private static void plainParagraph(Element shell) {
        if (shell.classNames().size() == 1 && shell.id().isEmpty() && shell.childrenSize() == 1) {
            shell.unwrap();
        }
    }

    private static void plainList(Element shell) {
        if (shell.classNames().size() == 1 && shell.id().isEmpty()) {
            shell.unwrap();
        }
    }

    private static void plainCell(Element paragraph) {
        if (paragraph.siblingElements().isEmpty()) {
            paragraph.unwrap();
        } else {
            paragraph.removeAttr("class");
        }
    }

    private static void note(Element block) {
        Element kind = block.selectFirst("td.icon");
        Element content = block.selectFirst("td.content");
        if (kind == null || content == null) {
            return;
        }
        Element note = new Element("div").attr("class", "note").attr("role", "note");
        if (!block.id().isEmpty()) {
            note.attr("id", block.id());
        }
        note.appendElement("p").addClass("label").text(kind.text());
        content.childNodesCopy().forEach(note::appendChild);
        block.replaceWith(note);
    }

    private static void table(Element table) {
        table.removeAttr("class");
        table.select("caption").removeAttr("class");
        table.select("td,th").removeAttr("class");
        table.select("thead th").attr("scope", "col");
        table.select("tbody th").attr("scope", "row");
        Element caption = table.selectFirst("caption");
        table.wrap("<div class=\"scroll\" role=\"group\" tabindex=\"0\"></div>");
        Element shell = table.parent();
        shell.attr("aria-label", caption == null ? "Table" : "Table: " + caption.text());
    }

    private static void listing(Element listing) {
        listing.attr("tabindex", "0");
    }

    private static void label(Element body, String role, String word) {
        for (Element block : body.select("div." + role)) {
            block.prependElement("p").addClass("label").text(word);
        }
    }
}
