package org.vfiospec.site.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.vfiospec.site.Problem;

/**
 * The hand-written half of the specification: every page below the folder of the documents, rendered.
 *
 * @param pages in the order of their paths, without the navigation
 * @param sources the text of each page, in the same order
 * @param navigation the entries of {@code nav.adoc}; empty when there is none
 * @param navigationSource the text of {@code nav.adoc}; without lines when there is none
 * @param rendered how many pages had to be rendered because they were not stored
 */
public record Docs(
        List<StoredPage> pages,
        List<SourceText> sources,
        List<StoredPage.NavEntry> navigation,
        SourceText navigationSource,
        List<Problem> problems,
        int rendered) {
    private static final String NAVIGATION = "nav.adoc";

    /**
     * Reads all pages; starts Asciidoctor only when one of them is not in the store.
     *
     * @param project the folder that includes must not leave and that problems are relative to
     * @param docs the folder of the pages, inside the project
     * @param store where rendered pages are kept
     */
    public static Docs read(Path project, Path docs, Path store) throws IOException {
        return read(project, docs, store, () -> new AsciidoctorRenderer(docs));
    }

    static Docs read(Path project, Path docs, Path store, Supplier<Renderer> renderers) throws IOException {
        try (Reading reading = new Reading(project, docs, new PageStore(store), renderers)) {
            return reading.read();
        }
    }

    /** The page of a path such as {@code guide/glossary.html}. */
    public Optional<StoredPage> page(String path) {
        return pages.stream().filter(page -> page.path().equals(path)).findFirst();
    }

    private static final class Reading implements AutoCloseable {
        private final Path project;
        private final Path docs;
        private final PageStore store;
        private final Supplier<Renderer> renderers;
        private final List<Problem> problems = new ArrayList<>();
        private Renderer renderer;
        private int rendered;

        Reading(Path project, Path docs, PageStore store, Supplier<Renderer> renderers) {
            this.project = project;
            this.docs = docs;
            this.store = store;
            this.renderers = renderers;
        }

        Docs read() throws IOException {
            List<StoredPage> pages = new ArrayList<>();
            List<SourceText> sources = new ArrayList<>();
            List<StoredPage.NavEntry> navigation = new ArrayList<>();
            SourceText navigationSource = new SourceText(nameOf(docs.resolve(NAVIGATION)), List.of());
            for (Path file : files()) {
                if (!isOfTheProject(file)) {
                    continue;
                }
                SourceText source = SourceReader.read(project, file, problems);
                StoredPage page = page(source, docs.relativize(file).toString().replace('\\', '/'));
                problems.addAll(page.problems());
                if (file.equals(docs.resolve(NAVIGATION))) {
                    navigation.addAll(page.navigation());
                    navigationSource = source;
                } else {
                    pages.add(page);
                    sources.add(source);
                }
            }
            return new Docs(pages, sources, navigation, navigationSource, problems, rendered);
        }

        /** Whether a page is what it seems; one behind a link that leads out of the project is reported and left out. */
        private boolean isOfTheProject(Path file) throws IOException {
            boolean there = Files.isReadable(file);
            if (!there || !file.toRealPath().startsWith(project.toRealPath())) {
                String what = there ? "the page is a link that leaves the project" : "the page can not be read";
                problems.add(new Problem(nameOf(file), 0, what, "put the page itself here, or take it away"));
                return false;
            }
            return true;
        }

        private String nameOf(Path file) {
            return project.relativize(file).toString().replace('\\', '/');
        }

        private List<Path> files() throws IOException {
            try (Stream<Path> files = Files.walk(docs)) {
                return files.filter(file -> file.toString().endsWith(".adoc"))
                        .filter(file -> !file.getFileName().toString().startsWith("_"))
                        .sorted()
                        .toList();
            }
        }

        private StoredPage page(SourceText source, String name) throws IOException {
            Optional<StoredPage> stored = store.find(source);
            if (stored.isPresent()) {
                return stored.get();
            }
            if (renderer == null) {
                renderer = renderers.get();
            }
            rendered++;
            StoredPage page = renderer.render(source, name.replaceFirst("\\.adoc$", ".html"));
            store.keep(source, page);
            return page;
        }

        @Override
        public void close() {
            if (renderer != null) {
                renderer.close();
            }
        }
    }
}
