package org.vfiospec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vfiospec.site.Problem;

/** Says where in the step definitions lies what kept a run from starting. */
final class GlueFailure {
    private static final List<String> SOURCES = List.of("src/main/java", "src/test/java");

    private GlueFailure() {}

    static Problem problem(Throwable failure, String glue, Path project) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = Stream.of(
                        failure.getMessage(),
                        cause.getMessage(),
                        cause.getClass().getSimpleName())
                .filter(text -> text != null && !text.isBlank())
                .map(text -> text.lines()
                        .map(String::strip)
                        .reduce((a, b) -> a + " " + b)
                        .orElse(""))
                .distinct()
                .limit(2)
                .reduce((a, b) -> a + ": " + b)
                .orElse("");
        Problem place = place(message, glue, cause, project);
        return new Problem(place.file(), place.line(), "step definitions: " + message, "correct them and run again");
    }

    /** The first method of the glue that the message names, else the first frame in the glue, else the package. */
    private static Problem place(String message, String glue, Throwable cause, Path project) {
        Matcher method = Pattern.compile("(" + Pattern.quote(glue) + "[\\w.$]*)\\.(\\w+)\\(")
                .matcher(message);
        if (method.find()) {
            return locate(method.group(1), method.group(2), project);
        }
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (frame.getClassName().startsWith(glue)) {
                return new Problem(sourceOf(frame.getClassName(), project), frame.getLineNumber(), "", "");
            }
        }
        return new Problem(SOURCES.get(0) + "/" + glue.replace('.', '/'), 0, "", "");
    }

    private static Problem locate(String type, String method, Path project) {
        String file = sourceOf(type, project);
        try {
            List<String> lines = Files.readAllLines(project.resolve(file));
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).matches(".*\\b" + method + "\\s*\\(.*\\{.*")) {
                    return new Problem(file, i + 1, "", "");
                }
            }
        } catch (IOException e) {
            return new Problem(file, 0, "", ""); // The sources are not here; the name of the file has to do.
        }
        return new Problem(file, 0, "", "");
    }

    private static String sourceOf(String type, Path project) {
        String path = type.replaceFirst("\\$.*", "").replace('.', '/') + ".java";
        return SOURCES.stream()
                .map(folder -> folder + "/" + path)
                .filter(file -> Files.exists(project.resolve(file)))
                .findFirst()
                .orElse(SOURCES.get(0) + "/" + path);
    }
}
