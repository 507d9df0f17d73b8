package org.vfiospec.site.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vfiospec.Main;
import picocli.CommandLine;

/** The published site itself, woven once for all tests, into the folder from which it is published. */
final class Specification {
    private static final Path SITE = Path.of("target", "site");
    private static final int ONE_OF = 100;

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

    /** Every page of prose and every index; of the pages of features and executions one in so many, in order. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(site())) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
            List<Path> alike = all.stream().filter(Specification::isEvidence).toList();
            Stream<Path> some = IntStream.range(0, alike.size())
                    .filter(i -> i % ONE_OF == 0)
                    .mapToObj(alike::get);
            return Stream.concat(all.stream().filter(page -> !isEvidence(page)), some)
                    .toList();
        }
    }

    private static boolean isEvidence(Path page) {
        Path place = SITE.relativize(page);
        return place.startsWith("features") && place.getNameCount() > 2;
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
