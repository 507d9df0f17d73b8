package org.vfiospec.site;

import java.util.List;

/**
 * One testable sentence of the specification, or one paragraph that says why there is none.
 *
 * @param id its permanent name, unique in the whole specification
 * @param catalogue the rows of the clause lists it covers
 * @param source the texts it restates, as written in the attribute {@code source}; may be empty
 * @param file the AsciiDoc file, relative to the project
 * @param line the line of its first word in that file
 * @param text the sentence without markup
 * @param html the sentence as HTML without links
 * @param keyword its RFC 2119 word; empty when it has none
 * @param page the page that shows it, relative to the site, such as {@code protocol-v1/ndma.html}
 * @param section the title of the section it stands in
 */
public record Clause(
        String id,
        Role role,
        List<String> catalogue,
        String source,
        String file,
        int line,
        String text,
        String html,
        String keyword,
        String page,
        String section) {
    public Clause {
        catalogue = List.copyOf(catalogue);
    }

    /** Where the site shows it. */
    public String address() {
        return page + "#" + id;
    }
}
