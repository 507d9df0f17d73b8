package org.vfiospec.site.weave;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.vfiospec.site.Problem;
import org.vfiospec.site.docs.Docs;
import org.vfiospec.site.docs.StoredPage;
import org.vfiospec.site.docs.StoredPage.NavEntry;
import org.vfiospec.site.docs.StoredPage.Section;
import org.vfiospec.site.evidence.Evidence;
import org.vfiospec.site.sheet.HtmlSheet;
import org.vfiospec.site.sheet.Room;
import org.vfiospec.site.weave.RunPages.RunPage;

/** The site as HTML pages: prose, features, executions, generated runs and indexes, each in its frame. */
final class HtmlEdition {
    /** What the frame around a page takes of its room, beside its navigation. */
    private static final int FRAME_ELEMENTS = 60;

    static final int FRAME_CHARACTERS = 6_000;

    private static final String PICTURE = ".*\\.(png|jpe?g|gif|webp|svg)";

    private final Request request;
    private final Docs docs;
    private final Evidence evidence;
    private final Tables tables;
    private final RunWriter runs;
    private final IndexPages indexes;
    private final Crossing crossing;
    private final Site site;
    private final Frame frame;
    private final StepWriter steps = new StepWriter();

    HtmlEdition(Request request, Docs docs, Evidence evidence, Tables tables, RunWriter runs) {
        this.request = request;
        this.docs = docs;
        this.evidence = evidence;
        this.tables = tables;
        this.runs = runs;
        indexes = new IndexPages(evidence, docs);
        crossing = new Crossing(docs.pages(), generatedPages());
        String name = docs.page("index.html").map(StoredPage::title).orElse("Specification");
        site = new Site(name, crossing.navigation(docs.navigation(), docs.navigationSource()));
        frame = new Frame(site);
    }

    private Set<String> generatedPages() {
        Set<String> pages = new TreeSet<>(indexes.addresses());
        evidence.execution().features().forEach(feature -> pages.add(feature.page()));
        runs.pages().forEach(page -> pages.add(page.path()));
        pages.addAll(List.of(Publication.MARK, DataFiles.MESSAGES));
        return pages;
    }

    /** About how many elements of a page are there whatever it is about. */
    static int frame(List<NavEntry> navigation) {
        return FRAME_ELEMENTS + 2 * navigation.size();
    }

    /** Adds all pages; what is found wrong on the way is added to the problems, and the home page shows them all. */
    void write(Publication publication, List<Problem> problems) throws IOException {
        int elements = frame(site.navigation());
        FeaturePages features = new FeaturePages(evidence, steps, elements);
        EvidenceWriter proofs = new EvidenceWriter(evidence, steps, features.placement(), new Sources(docs.pages()));
        ProsePages prose = new ProsePages(docs, evidence, tables, proofs, site, crossing, elements);
        prose.write(page -> add(publication, page), problems);
        features.write(page -> add(publication, page));
        runs.pages().forEach(page -> add(publication, page(page)));
        indexes.write(site, page -> add(publication, page));
        steps.images().forEach(publication::add);
        publication.addAll(request.docs(), PICTURE);
    }

    private void add(Publication publication, Page page) {
        publication.add(page.path(), frame.around(page));
    }

    private Page page(RunPage run) {
        HtmlSheet sheet = new HtmlSheet(run.path(), Room.none());
        runs.write(sheet, run);
        List<NavEntry> above = new ArrayList<>();
        runs.home(run).ifPresent(home -> {
            above.addAll(site.above(home.path()));
            above.add(new NavEntry(1, home.title(), home.path()));
        });
        List<Section> sections = run.parts().stream()
                .map(part -> new Section(2, part.anchor(), part.title()))
                .toList();
        return new Page(run.path(), run.run().kind(), run.run().title(), "", "", above, sections, sheet.html());
    }
}
