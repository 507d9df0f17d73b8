package org.vfiospec.site.docs;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.vfiospec.FeatureRun;
import org.vfiospec.site.Generated;
import org.vfiospec.site.weave.Request;
import org.vfiospec.site.weave.Weaver;

/**
 * Measures what weaving costs beside rendering the same pages with plain AsciidoctorJ, warm and in one process.
 *
 * <p>Arguments: the folder of a project with {@code docs} and {@code features}, and the package of its glue.
 */
public final class SiteBenchmark {
    private static final int ROUNDS = 30;
    private static final Options PLAIN =
            Options.builder().safe(SafeMode.SECURE).standalone(false).build();

    private SiteBenchmark() {}

    public static void main(String[] args) throws IOException {
        Path project = Path.of(args[0]).toRealPath();
        Path docs = project.resolve("docs");
        FeatureRun run = FeatureRun.of(project, project.resolve("features"), args[1]);
        Path scratch = Files.createTempDirectory("benchmark");
        List<String> pages = texts(docs);
        long[][] times = new long[3][ROUNDS];
        try (Asciidoctor plain = Asciidoctor.Factory.create();
                Renderer renderer = new AsciidoctorRenderer(docs)) {
            for (int round = 0; round < ROUNDS; round++) {
                Path store = scratch.resolve("pages-" + round);
                long start = cpuTime();
                pages.forEach(page -> plain.convert(page, PLAIN));
                long rendered = cpuTime();
                Docs read = Docs.read(project, docs, store, () -> lasting(renderer));
                long shaped = cpuTime();
                Weaver.weave(
                        new Request(
                                project,
                                docs,
                                Path.of("site"),
                                store,
                                scratch.resolve("site"),
                                run.messages(),
                                Generated.NOTHING,
                                run.problems()),
                        read);
                times[0][round] = rendered - start;
                times[1][round] = shaped - rendered;
                times[2][round] = cpuTime() - shaped;
            }
        }
        System.out.printf(
                "%d pages, %d messages, medians of %d rounds in ms of CPU: plain AsciidoctorJ %.1f, rendering with clauses %.1f,"
                        + " weaving and writing the site %.1f%n",
                pages.size(), run.messages().size(), ROUNDS, median(times[0]), median(times[1]), median(times[2]));
    }

    private static List<String> texts(Path docs) throws IOException {
        try (Stream<Path> files = Files.walk(docs)) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".adoc"))
                    .sorted()
                    .toList();
            return pages.stream().map(SiteBenchmark::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The same renderer, kept open from round to round. */
    private static Renderer lasting(Renderer renderer) {
        return new Renderer() {
            @Override
            public StoredPage render(SourceText source, String path) {
                return renderer.render(source, path);
            }

            @Override
            public void close() {}
        };
    }

    /** Time of this thread alone, so that what else the machine does matters less. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double median(long[] nanoseconds) {
        long[] sorted = nanoseconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e6;
    }
}
