package org.vfiospec;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.vfiospec.site.evidence.Failure;
import org.vfiospec.site.weave.Result;

/** Tells on the console what came of a run: each failure in a few lines, each problem in one, then the counts. */
final class Summary {
    private static final int LINES_OF_A_REASON = 6;

    private final PrintStream out;

    Summary(PrintStream out) {
        this.out = out;
    }

    void print(Result result) {
        result.failures().forEach(this::failure);
        result.problems().stream()
                .filter(problem -> result.failures().stream().noneMatch(f -> f.tells(problem)))
                .forEach(out::println);
        String counts = result.counts().entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getValue() + " " + count.getKey().word())
                .collect(Collectors.joining(", "));
        long clauses =
                result.counts().values().stream().mapToLong(Long::longValue).sum();
        out.println(clauses + " clauses: " + (counts.isEmpty() ? "none" : counts) + "; " + result.scenarios()
                + " scenarios; " + result.problems().size() + " problems; " + result.rendered() + " pages rendered");
        Path home = result.output().resolve("index.html");
        if (result.written()) {
            out.println("The site: " + home);
        } else {
            out.println(Files.exists(home) ? "The former site is unchanged: " + home : "No site was written.");
        }
    }

    private void failure(Failure failure) {
        String clauses = failure.clauses().isEmpty() ? "no clause" : String.join(", ", failure.clauses());
        out.println(failure.verdict().glyph() + " " + failure.verdict().word() + ": " + clauses);
        out.println("  " + failure.scenario());
        out.println("  " + failure.file() + ":" + failure.line() + ": " + failure.step());
        failure.reason()
                .lines()
                .filter(line -> !line.isBlank())
                .limit(LINES_OF_A_REASON)
                .forEach(line -> out.println("    " + line.strip()));
    }
}
