package org.vfiospec;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.vfiospec.site.Generated;
import org.vfiospec.site.Problem;

/**
 * What programs make for the pages beside the features. One that breaks, as on a machine that somebody has just
 * changed, costs its own tables and is a problem; the site shows everything else.
 */
record Exhibits(Generated generated, List<Problem> problems) {
    private static final String OURS = Exhibits.class.getPackageName();

    /** Has one made. */
    static Exhibits of(Supplier<Generated> maker) {
        try {
            return new Exhibits(maker.get(), List.of());
        } catch (RuntimeException | AssertionError | LinkageError e) {
            return new Exhibits(Generated.NOTHING, List.of(problem(e)));
        }
    }

    static Exhibits all(Stream<Exhibits> several) {
        List<Exhibits> each = several.toList();
        return new Exhibits(
                Generated.all(each.stream().map(Exhibits::generated).toArray(Generated[]::new)),
                each.stream().flatMap(one -> one.problems.stream()).toList());
    }

    private static Problem problem(Throwable thrown) {
        Throwable failure = thrown instanceof ExceptionInInitializerError ? thrown.getCause() : thrown;
        String what = failure.toString().lines().findFirst().orElse("");
        String fix = "mend what broke; the tables that are missing on the pages come from there";
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> new Problem(file(frame), frame.getLineNumber(), "no table can be made: " + what, fix))
                .orElseGet(() -> new Problem("src/main/java", 0, "no table can be made: " + what, fix));
    }

    private static String file(StackTraceElement frame) {
        String className = frame.getClassName();
        String folder = className.substring(0, className.lastIndexOf('.')).replace('.', '/');
        return "src/main/java/" + folder + "/" + frame.getFileName();
    }
}
