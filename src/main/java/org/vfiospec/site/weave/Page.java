package org.vfiospec.site.weave;

import java.util.List;
import org.vfiospec.site.docs.StoredPage.NavEntry;
import org.vfiospec.site.docs.StoredPage.Section;

/**
 * One HTML page before it gets its frame.
 *
 * @param path its address on the site
 * @param kicker a word above the title that says what the page is about; may be empty
 * @param source the file it is made of, relative to the project; empty for a generated page
 * @param above the pages and headings above it
 * @param content HTML below the title
 */
record Page(
        String path,
        String kicker,
        String title,
        String description,
        String source,
        List<NavEntry> above,
        List<Section> sections,
        String content) {}
