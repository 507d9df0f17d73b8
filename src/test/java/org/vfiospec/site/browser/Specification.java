package org.vfiospec.site.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vfiospec.Main;
import picocli.CommandLine;

/** The published site itself, woven once for all tests, into the folder from which it is published. */
final class Specification {
    private static final Path SITE = Path.of("target", "site");
    private static final Map<Kind, Integer> ONE_OF = Map.of(Kind.FEATURE, 12, Kind.EXECUTION, 100);

    private static boolean woven;

    private Specification() {}

    /** The site; a specification that is not proven fails whoever asks. */
    static synchronized Path site() {
        if (!woven) {
            assertThat(new CommandLine(new Main()).execute("--output", SITE.toString()))
                    .as("the main job")
                    .isZero();
            woven = true;
        }
        return SITE;
    }

    /** Every page of the site, in order. */
    static List<Path> allPages() throws IOException {
        try (Stream<Path> files = Files.walk(site())) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Every page of prose and every index; of the features and of the executions, which are many and alike, one in so many
     * and the longest of each kind.
     */
    static List<Path> pages() throws IOException {
        Map<Kind, List<Path>> kinds = allPages().stream().collect(Collectors.groupingBy(Specification::kindOf));
        SortedSet<Path> pages = new TreeSet<>(kinds.get(Kind.PROSE));
        for (Kind kind : List.of(Kind.FEATURE, Kind.EXECUTION)) {
            List<Path> alike = kinds.getOrDefault(kind, List.of());
            IntStream.range(0, alike.size())
                    .filter(i -> i % ONE_OF.get(kind) == 0)
                    .mapToObj(alike::get)
                    .forEach(pages::add);
            alike.stream().max(Comparator.comparingLong(Specification::size)).ifPresent(pages::add);
        }
        return List.copyOf(pages);
    }

    private enum Kind {
        PROSE,
        FEATURE,
        EXECUTION
    }

    /** A page of a feature lies beside the feature's folder, in which its executions lie. */
    private static Kind kindOf(Path page) {
        Path place = SITE.relativize(page);
        if (!place.startsWith("features") || place.endsWith("index.html")) {
            return Kind.PROSE;
        }
        String source = place.toString().replaceFirst("\\.html$", ".feature");
        return Files.exists(Path.of(source)) ? Kind.FEATURE : Kind.EXECUTION;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies those pages, and what dresses them, to where a server can show them. */
    static void copyTo(Path folder) throws IOException {
        copy(site().resolve("spec.css"), folder);
        for (Path page : pages()) {
            copy(page, folder);
        }
    }

    private static void copy(Path file, Path folder) throws IOException {
        Path to = folder.resolve(SITE.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
    }
}
