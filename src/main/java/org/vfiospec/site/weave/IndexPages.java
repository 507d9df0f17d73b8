package org.vfiospec.site.weave;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.vfiospec.site.Clause;
import org.vfiospec.site.docs.Docs;
import org.vfiospec.site.docs.StoredPage.NavEntry;
import org.vfiospec.site.evidence.Evidence;
import org.vfiospec.site.sheet.HtmlSheet;
import org.vfiospec.site.sheet.Room;
import org.vfiospec.site.sheet.Sheet;

/** The pages that lead to clauses and features. */
final class IndexPages {
    private final IndexWriter writer;
    private final Evidence evidence;
    private final Map<String, String> titles = new LinkedHashMap<>();

    IndexPages(Evidence evidence, Docs docs) {
        this.evidence = evidence;
        writer = new IndexWriter(evidence);
        docs.pages().forEach(page -> titles.put(page.path(), page.title()));
    }

    /** Where all of them lie. */
    Set<String> addresses() {
        Set<String> addresses =
                new TreeSet<>(List.of(IndexWriter.BY_CHAPTER, IndexWriter.BY_VERDICT, IndexWriter.FEATURES));
        evidence.clauses().stream().map(Clause::page).map(IndexWriter::listOf).forEach(addresses::add);
        return addresses;
    }

    /** Writes the pages, with the chapters in the order of the navigation. */
    void write(Site site, Consumer<Page> pages) {
        List<String> chapters = site.navigation().stream()
                .map(NavEntry::target)
                .filter(titles::containsKey)
                .distinct()
                .filter(chapter -> !evidence.clausesOf(chapter).isEmpty())
                .toList();
        index(site, pages, IndexWriter.BY_CHAPTER, "Clauses by chapter", s -> writer.chapters(s, chapters, titles));
        index(site, pages, IndexWriter.BY_VERDICT, "Clauses by verdict", s -> writer.byVerdict(s, titles));
        index(site, pages, IndexWriter.FEATURES, "Features", writer::features);
        for (String chapter : chapters) {
            HtmlSheet sheet = new HtmlSheet(IndexWriter.listOf(chapter), Room.none());
            writer.chapter(sheet, chapter, titles.get(chapter));
            List<NavEntry> above = List.of(new NavEntry(1, "Clauses by chapter", IndexWriter.BY_CHAPTER));
            String title = "Clauses of “" + titles.get(chapter) + "”";
            pages.accept(new Page(IndexWriter.listOf(chapter), "", title, "", "", above, List.of(), sheet.html()));
        }
    }

    private static void index(Site site, Consumer<Page> pages, String path, String title, Consumer<Sheet> content) {
        HtmlSheet sheet = new HtmlSheet(path, Room.none());
        content.accept(sheet);
        pages.accept(new Page(path, "", title, "", "", site.above(path), List.of(), sheet.html()));
    }
}
