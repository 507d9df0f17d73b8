package org.vfiospec.site.weave;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.Problem;
import org.vfiospec.site.docs.Docs;
import org.vfiospec.site.docs.StoredPage;
import org.vfiospec.site.evidence.Evidence;
import org.vfiospec.site.sheet.HtmlSheet;
import org.vfiospec.site.sheet.Room;

/** Fills the pages of prose with verdicts, evidence and generated tables. */
final class ProsePages {
    private static final String HOME = "index.html";

    private final Docs docs;
    private final Evidence evidence;
    private final Tables tables;
    private final EvidenceWriter proofs;
    private final Site site;
    private final Crossing crossing;
    private final TablePages tablePages;
    private final int frame;

    /**
     * The pages of some documents.
     *
     * @param frame the elements of a page that are there whatever it is about
     */
    ProsePages(
            Docs docs,
            Evidence evidence,
            Tables tables,
            EvidenceWriter proofs,
            Site site,
            Crossing crossing,
            int frame) {
        this.docs = docs;
        this.evidence = evidence;
        this.tables = tables;
        this.proofs = proofs;
        this.site = site;
        this.crossing = crossing;
        this.frame = frame;
        tablePages = new TablePages(tables, site, frame);
    }

    /** Writes all pages, and adds to the problems what leads nowhere; the home page is last and shows them all. */
    void write(Consumer<Page> pages, List<Problem> problems) {
        Map<StoredPage, String> filled = new LinkedHashMap<>();
        docs.pages().forEach(page -> filled.put(page, fill(page, pages, problems)));
        problems.addAll(crossing.problems());
        filled.forEach((page, content) -> {
            if (!page.path().equals(HOME)) {
                pages.accept(page(page, content));
            }
        });
        pages.accept(home(filled, problems.stream().sorted().distinct().toList()));
    }

    private Page page(StoredPage page, String content) {
        return new Page(
                page.path(),
                "",
                page.title(),
                page.description(),
                page.file(),
                site.above(page.path()),
                page.sections(),
                content);
    }

    private Page home(Map<StoredPage, String> filled, List<Problem> problems) {
        HtmlSheet state = new HtmlSheet(HOME, Room.none());
        new IndexWriter(evidence).state(state, problems);
        String description = docs.page(HOME).map(StoredPage::description).orElse("");
        String source = docs.page(HOME).map(StoredPage::file).orElse("");
        String prose = docs.page(HOME).map(filled::get).orElse("");
        // What must be mended comes before all prose; good news after the first words on what this is about.
        int sections = problems.isEmpty() ? Math.max(prose.indexOf("<h2"), 0) : 0;
        String content = prose.substring(0, sections) + state.html() + prose.substring(sections);
        return new Page(HOME, "", site.name(), description, source, List.of(), List.of(), content);
    }

    private String fill(StoredPage page, Consumer<Page> pages, List<Problem> problems) {
        Map<String, String> generated = new LinkedHashMap<>();
        page.executions().forEach(address -> generated.put(address, execution(page, address, problems)));
        Room names = measure(page, false);
        String fixed = page.template() + String.join("", generated.values());
        int left = names.left() - frame - 2 * page.sections().size() - TablePages.elements(fixed);
        generated.putAll(tablePages.write(page, tables(page, problems), left, pages));
        String whole = page.template() + String.join("", generated.values());
        int elements = TablePages.elements(whole) + frame + 2 * page.sections().size();
        int characters = whole.length() + HtmlEdition.FRAME_CHARACTERS;
        Room withSteps = measure(page, true);
        boolean roomForSteps = withSteps.fits(elements, characters);
        Room room = Room.beside(roomForSteps ? withSteps : names, elements, characters);
        return new Filling(crossing, new Filling.Content() {
                    @Override
                    public String verdict(String clause) {
                        return evidence.clause(clause)
                                .map(found -> HtmlSheet.chip(evidence.verdict(found)))
                                .orElse("");
                    }

                    @Override
                    public String evidence(String clause) {
                        HtmlSheet sheet = new HtmlSheet(page.path(), room);
                        evidence.clause(clause).ifPresent(found -> proofs.write(sheet, found, roomForSteps));
                        return sheet.html();
                    }

                    @Override
                    public String table(String name) {
                        return generated.getOrDefault(name, "");
                    }

                    @Override
                    public String execution(String address) {
                        return generated.get(address);
                    }
                })
                .fill(page);
    }

    private Room measure(StoredPage page, boolean withSteps) {
        Room room = Room.none();
        HtmlSheet sheet = new HtmlSheet(page.path(), room);
        page.clauses().forEach(clause -> proofs.write(sheet, clause, withSteps));
        return room;
    }

    private List<GeneratedTable> tables(StoredPage page, List<Problem> problems) {
        List<GeneratedTable> found = new ArrayList<>();
        for (String name : page.tables()) {
            tables.find(name)
                    .ifPresentOrElse(
                            found::add,
                            () -> problems.add(missing(
                                    page,
                                    "generated::" + name + "[",
                                    "there is no generated table " + name,
                                    "name one of: " + String.join(", ", tables.names()))));
        }
        return found;
    }

    private String execution(StoredPage page, String address, List<Problem> problems) {
        HtmlSheet sheet = new HtmlSheet(page.path(), Room.none());
        if (!proofs.execution(sheet, address)) {
            problems.add(missing(
                    page,
                    "execution::" + address + "[",
                    "there is no execution " + address,
                    "name it by the page of its feature and by its place there, as the site links to it"));
        }
        return sheet.html();
    }

    private Problem missing(StoredPage page, String macro, String what, String fix) {
        var place = docs.sources().get(docs.pages().indexOf(page)).find(macro);
        return new Problem(place.file(), place.number(), what, fix);
    }
}
