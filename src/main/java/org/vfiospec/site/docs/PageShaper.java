package org.vfiospec.site.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.vfiospec.site.Clause;
import org.vfiospec.site.Problem;
import org.vfiospec.site.Role;
import org.vfiospec.site.docs.AsciidoctorRenderer.ClauseNode;

/** Makes a page with holes of Asciidoctor's HTML, and reads off what the rest of the site needs to know of it. */
final class PageShaper {
    private final SourceText source;
    private final String path;
    private final List<ClauseNode> nodes;
    private final List<Problem> problems;
    private final List<Clause> clauses = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    PageShaper(SourceText source, String path, List<ClauseNode> nodes, List<Problem> problems) {
        this.source = source;
        this.path = path;
        this.nodes = nodes.stream()
                .sorted(java.util.Comparator.comparingInt(ClauseNode::first))
                .toList();
        this.problems = problems;
    }

    StoredPage shape(String html, String description) {
        Document page = Jsoup.parseBodyFragment(html);
        page.outputSettings().prettyPrint(false);
        Element body = page.body();
        Markup.tidy(body);
        String title = takeTitle(body);
        nodes.forEach(node -> shape(body, node));
        List<StoredPage.Section> sections = sections(body);
        List<StoredPage.NavEntry> navigation = Navigation.entries(body);
        List<String> anchors = body.select("[id]").eachAttr("id");
        List<StoredPage.Reference> references = new References(source, Set.copyOf(anchors)).cutOut(body);
        body.select("div.generated").forEach(table -> table.replaceWith(Markup.hole("table", table.attr("title"))));
        body.select("div.execution").forEach(run -> run.replaceWith(Markup.hole("execution", run.attr("title"))));
        return new StoredPage(
                source.file(),
                path,
                title,
                description,
                body.html(),
                anchors,
                sections,
                clauses,
                ends,
                references,
                navigation,
                problems);
    }

    private String takeTitle(Element body) {
        Element heading = body.selectFirst("h1");
        if (heading == null) {
            return "";
        }
        heading.remove();
        return heading.text();
    }

    private void shape(Element body, ClauseNode node) {
        Element block = find(body, node);
        if (!node.id().matches("[A-Za-z0-9._-]+") || block == null) {
            report(
                    node,
                    "a paragraph with the role " + node.role().word() + " needs an id of letters, digits and hyphens",
                    "write [." + node.role().word() + "#topic-aspect] above it");
            return;
        }
        Clause clause = clause(node, block);
        checkKeyword(clause, node);
        clauses.add(clause);
        ends.add(node.last());
        dress(block, clause);
    }

    /** The paragraph itself, not another block that was given the same id by mistake. */
    private static Element find(Element body, ClauseNode node) {
        return body.select("." + node.role().word()).stream()
                .filter(block -> !node.id().isEmpty() && block.id().equals(node.id()))
                .findFirst()
                .orElse(null);
    }

    private Clause clause(ClauseNode node, Element block) {
        SourceText.Line place = source.at(node.first());
        Element plain = block.clone();
        plain.select("a").unwrap();
        plain.select("[id]").removeAttr("id");
        String text = plain.text();
        List<String> keywords = Keywords.in(text);
        return new Clause(
                node.id(),
                node.role(),
                words(node.catalogue()),
                node.source(),
                place.file(),
                place.number(),
                text,
                plain.children().size() == 1 ? plain.child(0).html() : plain.html(),
                keywords.isEmpty() ? "" : keywords.get(0),
                path,
                Jsoup.parseBodyFragment(node.section()).text());
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private void checkKeyword(Clause clause, ClauseNode node) {
        List<String> keywords = Keywords.in(clause.text());
        if (clause.role() == Role.CLAUSE && keywords.size() != 1) {
            String found = keywords.isEmpty() ? "none" : String.join(", ", keywords);
            report(
                    node,
                    "clause " + clause.id() + " needs exactly one RFC 2119 keyword and has " + found,
                    keywords.isEmpty() ? "say MUST, SHOULD or MAY, or make it a .fact" : "make it one clause for each");
        } else if (clause.role() == Role.FACT && !keywords.isEmpty()) {
            report(
                    node,
                    "fact " + clause.id() + " has the RFC 2119 keyword " + keywords.get(0),
                    "make it a .clause, or say it without the keyword");
        }
    }

    private void report(ClauseNode node, String what, String fix) {
        SourceText.Line place = source.at(node.first());
        problems.add(new Problem(place.file(), place.number(), what, fix));
    }

    private static void dress(Element block, Clause clause) {
        stressKeyword(block);
        block.attr("class", "clause role-" + clause.role().word());
        Element head = new Element("p").addClass("clause-head");
        head.appendElement("a")
                .attr("class", "clause-id")
                .attr("href", "#" + clause.id())
                .text(clause.id());
        head.appendText(" ").appendChild(Markup.hole("verdict", clause.id()));
        block.prependChild(head);
        block.appendChild(Markup.hole("evidence", clause.id()));
    }

    private static void stressKeyword(Element block) {
        for (TextNode text : block.nodeStream(TextNode.class).toList()) {
            Matcher keyword = Keywords.PATTERN.matcher(text.getWholeText());
            if (text.parent() != null && !text.parent().nameIs("code") && keyword.find()) {
                TextNode word = text.splitText(keyword.start());
                if (keyword.end() - keyword.start() < word.getWholeText().length()) {
                    word.splitText(keyword.end() - keyword.start());
                }
                word.wrap("<strong class=\"keyword\"></strong>");
            }
        }
    }

    private static List<StoredPage.Section> sections(Element body) {
        List<StoredPage.Section> sections = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Element heading : body.select("h2[id],h3[id],h4[id],h5[id],h6[id]")) {
            if (seen.add(heading.id())) {
                int level = heading.normalName().charAt(1) - '0';
                sections.add(new StoredPage.Section(level, heading.id(), heading.text()));
            }
        }
        return sections;
    }
}
