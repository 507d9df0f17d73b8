package org.vfiospec.site.weave;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.vfiospec.site.Clause;
import org.vfiospec.site.Problem;
import org.vfiospec.site.docs.Docs;
import org.vfiospec.site.docs.StoredPage;
import org.vfiospec.site.docs.StoredPage.NavEntry;
import org.vfiospec.site.docs.StoredPage.Section;
import org.vfiospec.site.evidence.Evidence;
import org.vfiospec.site.evidence.FeatureReport;
import org.vfiospec.site.sheet.HtmlSheet;
import org.vfiospec.site.sheet.Room;
import org.vfiospec.site.sheet.Sheet;
import org.vfiospec.site.weave.RunPages.RunPage;

/** The site as HTML pages. */
final class HtmlEdition {
    /** What the frame around a page takes of its room, beside its navigation. */
    private static final int FRAME_ELEMENTS = 60;

    static final int FRAME_CHARACTERS = 6_000;

    private final Request request;
    private final Docs docs;
    private final Evidence evidence;
    private final Tables tables;
    private final RunWriter runs;
    private final Crossing crossing;
    private final Site site;
    private final Frame frame;
    private final StepWriter steps = new StepWriter();
    private final IndexWriter indexes;
    private final List<FeatureWriter.Moved> moved = new ArrayList<>();

    HtmlEdition(Request request, Docs docs, Evidence evidence, Tables tables, RunWriter runs) {
        this.runs = runs;
        this.request = request;
        this.docs = docs;
        this.evidence = evidence;
        this.tables = tables;
        crossing = new Crossing(docs.pages(), generatedPages());
        String file =
                request.project().relativize(request.docs()).resolve("nav.adoc").toString();
        String name = docs.page("index.html").map(StoredPage::title).orElse("Specification");
        site = new Site(name, crossing.navigation(docs.navigation(), docs.navigationSource()));
        frame = new Frame(site);
        indexes = new IndexWriter(evidence);
    }

    private Set<String> generatedPages() {
        Set<String> pages =
                new TreeSet<>(List.of(IndexWriter.BY_CHAPTER, IndexWriter.BY_VERDICT, IndexWriter.FEATURES));
        evidence.execution().features().forEach(feature -> pages.add(feature.page()));
        runs.pages().forEach(page -> pages.add(page.path()));
        pages.addAll(List.of("data/clauses.json", "data/messages.ndjson"));
        return pages;
    }

    /** Adds all pages; what is found wrong on the way is added to the problems, and the home page shows them all. */
    void write(Publication publication, List<Problem> problems) throws IOException {
        Map<String, String> prose = new LinkedHashMap<>();
        for (StoredPage page : docs.pages()) {
            prose.put(page.path(), prose(page, problems));
        }
        problems.addAll(crossing.problems());
        docs.pages().stream()
                .filter(page -> !page.path().equals("index.html"))
                .forEach(page -> add(publication, page(page, prose.get(page.path()))));
        add(publication, home(prose.getOrDefault("index.html", ""), problems));
        features(publication);
        runs.pages().forEach(page -> run(publication, page));
        indexes(publication);
        steps.images().forEach(publication::add);
        pictures(publication);
    }

    /** About how many elements of a page are there whatever it is about. */
    static int frame(List<NavEntry> navigation) {
        return FRAME_ELEMENTS + 2 * navigation.size();
    }

    private void add(Publication publication, Page page) {
        publication.add(page.path(), frame.around(page));
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

    private Page home(String prose, List<Problem> problems) {
        HtmlSheet state = new HtmlSheet("index.html", Room.none());
        indexes.state(state, problems.stream().sorted().distinct().toList());
        String description =
                docs.page("index.html").map(StoredPage::description).orElse("");
        String source = docs.page("index.html").map(StoredPage::file).orElse("");
        return new Page("index.html", "", site.name(), description, source, List.of(), List.of(), state.html() + prose);
    }

    private String prose(StoredPage page, List<Problem> problems) {
        Room names = measure(page, false);
        Room withSteps = measure(page, true);
        int elements = elements(page.template())
                + FRAME_ELEMENTS
                + 2 * site.navigation().size();
        int characters = page.template().length() + FRAME_CHARACTERS;
        boolean roomForSteps = withSteps.fits(elements, characters);
        Room room = Room.beside(roomForSteps ? withSteps : names, elements, characters);
        EvidenceWriter writer = new EvidenceWriter(evidence, steps);
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
                        evidence.clause(clause).ifPresent(found -> writer.write(sheet, found, roomForSteps));
                        return sheet.html();
                    }

                    @Override
                    public String table(String name) {
                        return HtmlEdition.this.table(page, name, problems);
                    }
                })
                .fill(page);
    }

    private Room measure(StoredPage page, boolean withSteps) {
        Room room = Room.none();
        HtmlSheet sheet = new HtmlSheet(page.path(), room);
        EvidenceWriter writer = new EvidenceWriter(evidence, steps);
        for (Clause clause : page.clauses()) {
            writer.write(sheet, clause, withSteps);
        }
        return room;
    }

    private static int elements(String html) {
        return (int) html.chars().filter(c -> c == '<').count() / 2;
    }

    private String table(StoredPage page, String name, List<Problem> problems) {
        HtmlSheet sheet = new HtmlSheet(page.path(), Room.none());
        tables.find(name).ifPresentOrElse(table -> tables.write(sheet, table), () -> {
            var place = docs.sources().get(docs.pages().indexOf(page)).find("generated::" + name + "[");
            problems.add(new Problem(
                    place.file(),
                    place.number(),
                    "there is no generated table " + name,
                    "name one of: " + String.join(", ", tables.names())));
        });
        return sheet.html();
    }

    private void features(Publication publication) {
        FeatureWriter writer = new FeatureWriter(evidence, steps, moved::add);
        for (FeatureReport feature : evidence.execution().features()) {
            Room necessary = Room.none();
            new FeatureWriter(evidence, steps, x -> {}).write(new HtmlSheet(feature.page(), necessary), feature);
            List<Section> sections = sections(feature);
            Room room = Room.beside(
                    necessary, FRAME_ELEMENTS + 2 * (site.navigation().size() + sections.size()), FRAME_CHARACTERS);
            HtmlSheet sheet = new HtmlSheet(feature.page(), room);
            writer.write(sheet, feature);
            add(
                    publication,
                    new Page(
                            feature.page(),
                            feature.title().keyword(),
                            feature.title().name(),
                            "",
                            feature.uri(),
                            aboveFeature(),
                            sections,
                            sheet.html()));
        }
        moved.forEach(execution -> detail(publication, writer, execution));
    }

    private void detail(Publication publication, FeatureWriter writer, FeatureWriter.Moved execution) {
        String path = execution.execution().detail();
        HtmlSheet sheet = new HtmlSheet(path, Room.beside(Room.none(), 0, 0));
        writer.detail(sheet, execution);
        List<NavEntry> above = new ArrayList<>(aboveFeature());
        above.add(new NavEntry(
                1, execution.scenario().feature(), execution.scenario().page()));
        add(
                publication,
                new Page(
                        path,
                        "Recorded execution",
                        execution.execution().name(),
                        "",
                        execution.scenario().uri(),
                        above,
                        List.of(),
                        sheet.html()));
    }

    private void run(Publication publication, RunPage run) {
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
        String title = run.run().title();
        add(publication, new Page(run.path(), run.run().kind(), title, "", "", above, sections, sheet.html()));
    }

    private static List<NavEntry> aboveFeature() {
        return List.of(new NavEntry(1, "Features", IndexWriter.FEATURES));
    }

    private static List<Section> sections(FeatureReport feature) {
        List<Section> sections = new ArrayList<>();
        feature.scenarios()
                .forEach(s -> sections.add(new Section(2, s.anchor(), s.title().name())));
        feature.rules().forEach(rule -> {
            sections.add(new Section(2, rule.anchor(), rule.title().name()));
            rule.scenarios()
                    .forEach(s ->
                            sections.add(new Section(3, s.anchor(), s.title().name())));
        });
        return sections;
    }

    private void indexes(Publication publication) {
        Map<String, String> titles = new LinkedHashMap<>();
        site.navigation().forEach(entry -> titles.putIfAbsent(entry.target(), entry.title()));
        docs.pages().forEach(page -> titles.put(page.path(), page.title()));
        List<String> chapters = Stream.concat(Stream.of("index.html"), titles.keySet().stream())
                .distinct()
                .toList();
        index(publication, IndexWriter.BY_CHAPTER, "Clauses by chapter", (s, i) -> i.byChapter(s, chapters, titles));
        index(publication, IndexWriter.BY_VERDICT, "Clauses by verdict", (s, i) -> i.byVerdict(s));
        index(publication, IndexWriter.FEATURES, "Features", (s, i) -> i.features(s));
    }

    private void index(Publication publication, String path, String title, BiConsumer<Sheet, IndexWriter> content) {
        HtmlSheet sheet = new HtmlSheet(path, Room.none());
        content.accept(sheet, indexes);
        add(publication, new Page(path, "", title, "", "", site.above(path), List.of(), sheet.html()));
    }

    private void pictures(Publication publication) throws IOException {
        try (Stream<Path> files = Files.walk(request.docs())) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(png|jpe?g|gif|webp|svg)"))
                    .sorted()
                    .toList()) {
                String path = request.docs().relativize(file).toString().replace('\\', '/');
                publication.add(path, Files.readAllBytes(file));
            }
        }
    }
}
