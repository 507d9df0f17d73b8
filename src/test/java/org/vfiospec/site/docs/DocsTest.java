package org.vfiospec.site.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a page is rendered, and when what was rendered before will do. */
class DocsTest {
    private static final Supplier<Renderer> NONE = () -> {
        throw new AssertionError("a renderer was started");
    };

    @TempDir
    Path project;

    private final List<String> rendered = new ArrayList<>();

    @BeforeEach
    void write_two_pages() throws IOException {
        Files.createDirectories(project.resolve("docs"));
        write("docs/a.adoc", "= A\n\ninclude::../shared.txt[]\n");
        write("docs/b.adoc", "= B\n");
        write("shared.txt", "first\n");
        read(this::renderer);
        rendered.clear();
    }

    @Test
    void no_renderer_is_started_when_nothing_changed() throws IOException {
        assertThat(read(NONE).pages()).extracting(StoredPage::title).containsExactly("docs/a.adoc", "docs/b.adoc");
    }

    @Test
    void only_the_page_that_changed_is_rendered() throws IOException {
        write("docs/b.adoc", "= B, changed\n");

        assertThat(read(this::renderer).rendered()).isEqualTo(1);
        assertThat(rendered).containsExactly("docs/b.adoc");
    }

    @Test
    void a_page_is_rendered_when_a_file_it_includes_changed() throws IOException {
        write("shared.txt", "second\n");

        read(this::renderer);

        assertThat(rendered).containsExactly("docs/a.adoc");
    }

    @Test
    void a_stored_page_that_is_torn_is_rendered_anew() throws IOException {
        try (var files = Files.list(project.resolve("store"))) {
            for (Path file : files.toList()) {
                Files.writeString(file, "[[\"torn");
            }
        }

        read(this::renderer);

        assertThat(rendered).containsExactly("docs/a.adoc", "docs/b.adoc");
    }

    private Docs read(Supplier<Renderer> renderers) throws IOException {
        return Docs.read(project, project.resolve("docs"), project.resolve("store"), renderers);
    }

    private Renderer renderer() {
        return new Renderer() {
            @Override
            public StoredPage render(SourceText source, String path) {
                rendered.add(source.file());
                return new StoredPage(
                        source.file(),
                        path,
                        source.file(),
                        "",
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
            }

            @Override
            public void close() {}
        };
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(project.resolve(path), text);
    }
}
