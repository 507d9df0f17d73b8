package org.vfiospec.site.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.vfiospec.site.Clause;
import org.vfiospec.site.Problem;
import org.vfiospec.site.Role;

/**
 * A page of prose after rendering: HTML with holes for evidence and references, and all that was learned from it.
 *
 * @param file the AsciiDoc file, relative to the project
 * @param path the page, relative to the site, such as {@code guide/glossary.html}
 * @param description what the page says of itself in {@code :description:}; may be empty
 * @param template HTML in which {@code <!--w:KIND:NAME-->} marks a hole
 * @param anchors every id on the page
 * @param clauses the clauses in the order of the page
 * @param clauseEnds for each clause, the line of the source text after which its evidence belongs
 */
public record StoredPage(
        String file,
        String path,
        String title,
        String description,
        String template,
        List<String> anchors,
        List<Section> sections,
        List<Clause> clauses,
        List<Integer> clauseEnds,
        List<Reference> references,
        List<NavEntry> navigation,
        List<Problem> problems) {

    private static final Pattern TABLE = Pattern.compile("<!--w:table:([^>]*)-->");
    private static final Pattern EXECUTION = Pattern.compile("<!--w:execution:([^>]*)-->");

    /** A heading below the title; level 2 is the highest. */
    public record Section(int level, String id, String title) {}

    /**
     * A link whose target has to be found among all pages.
     *
     * @param target as rendered, such as {@code ../a.html#b}
     * @param bare whether the link has no text of its own
     * @param file where it is written
     */
    public record Reference(String target, boolean bare, String file, int line) {}

    /** An entry of a nested list; depth 1 is the outermost, and the target is empty for a mere heading. */
    public record NavEntry(int depth, String title, String target) {}

    /** The names of the generated tables that the page has a place for. */
    public List<String> tables() {
        return names(TABLE);
    }

    /** The addresses of the executions that the page has a place for, such as {@code features/a.html#b}. */
    public List<String> executions() {
        return names(EXECUTION);
    }

    private List<String> names(Pattern hole) {
        return hole.matcher(template).results().map(found -> found.group(1)).toList();
    }

    /** All of it as nested lists of strings. */
    List<Object> pack() {
        return List.of(
                List.of(file, path, title, description, template),
                anchors,
                sections.stream().map(s -> List.of("" + s.level, s.id, s.title)).toList(),
                clauses.stream().map(StoredPage::pack).toList(),
                clauseEnds.stream().map(String::valueOf).toList(),
                references.stream()
                        .map(r -> List.of(r.target, "" + r.bare, r.file, "" + r.line))
                        .toList(),
                navigation.stream()
                        .map(n -> List.of("" + n.depth, n.title, n.target))
                        .toList(),
                problems.stream()
                        .map(p -> List.of(p.file(), "" + p.line(), p.what(), p.fix()))
                        .toList());
    }

    /** The reverse of {@link #pack}. */
    static StoredPage unpack(List<?> packed) {
        List<String> head = texts(packed.get(0));
        return new StoredPage(
                head.get(0),
                head.get(1),
                head.get(2),
                head.get(3),
                head.get(4),
                texts(packed.get(1)),
                rows(packed.get(2))
                        .map(s -> new Section(Integer.parseInt(s.get(0)), s.get(1), s.get(2)))
                        .toList(),
                ((List<?>) packed.get(3))
                        .stream().map(clause -> clause((List<?>) clause)).toList(),
                texts(packed.get(4)).stream().map(Integer::valueOf).toList(),
                rows(packed.get(5))
                        .map(r -> new Reference(
                                r.get(0), Boolean.parseBoolean(r.get(1)), r.get(2), Integer.parseInt(r.get(3))))
                        .toList(),
                rows(packed.get(6))
                        .map(n -> new NavEntry(Integer.parseInt(n.get(0)), n.get(1), n.get(2)))
                        .toList(),
                rows(packed.get(7))
                        .map(p -> new Problem(p.get(0), Integer.parseInt(p.get(1)), p.get(2), p.get(3)))
                        .toList());
    }

    private static List<Object> pack(Clause c) {
        List<String> words = List.of(
                c.id(),
                c.role().name(),
                c.source(),
                c.file(),
                "" + c.line(),
                c.text(),
                c.html(),
                c.keyword(),
                c.page(),
                c.section());
        return List.of(words, c.catalogue());
    }

    private static Clause clause(List<?> packed) {
        List<String> w = texts(packed.get(0));
        return new Clause(
                w.get(0),
                Role.valueOf(w.get(1)),
                texts(packed.get(1)),
                w.get(2),
                w.get(3),
                Integer.parseInt(w.get(4)),
                w.get(5),
                w.get(6),
                w.get(7),
                w.get(8),
                w.get(9));
    }

    private static java.util.stream.Stream<List<String>> rows(Object packed) {
        return ((List<?>) packed).stream().map(StoredPage::texts);
    }

    private static List<String> texts(Object packed) {
        List<String> texts = new ArrayList<>();
        ((List<?>) packed).forEach(text -> texts.add((String) text));
        return List.copyOf(texts);
    }
}
