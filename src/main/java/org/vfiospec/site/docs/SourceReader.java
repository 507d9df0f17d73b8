package org.vfiospec.site.docs;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfiospec.site.Problem;

/**
 * Reads a page and puts included files in place, so that one text holds all that the page depends on.
 *
 * <p>The target of an include is relative to the file it stands in and must not leave the project. Of a file that is
 * not AsciiDoc every line is data: a line in it that looks like a directive is shown.
 */
final class SourceReader {
    private static final Pattern INCLUDE = Pattern.compile("include::([^\\[\\s][^\\[]*)\\[([^\\]]*)\\]\\s*");
    private static final Pattern TAG_OPTION = Pattern.compile("(?:^|,)\\s*tags?=\"?([^\",]+)\"?");
    private static final Pattern DIRECTIVE = Pattern.compile("(include|ifdef|ifndef|ifeval|endif)::.*");
    private static final Pattern TAG_LINE = Pattern.compile(".*\\b(?:tag|end)::[^\\[\\s]+\\[\\].*");

    private final Path project;
    private final List<Problem> problems;
    private final List<SourceText.Line> lines = new ArrayList<>();
    private final Deque<Path> open = new ArrayDeque<>();

    private SourceReader(Path project, List<Problem> problems) {
        this.project = project;
        this.problems = problems;
    }

    /** Reads a page; what can not be included is reported and left out. */
    static SourceText read(Path project, Path page, List<Problem> problems) throws IOException {
        SourceReader reader = new SourceReader(project.toRealPath(), problems);
        reader.append(page.toRealPath(), reader.linesOf(page.toRealPath()), 1);
        return new SourceText(reader.name(page.toRealPath()), reader.lines);
    }

    private void append(Path file, List<String> texts, int first) throws IOException {
        open.push(file);
        for (int i = 0; i < texts.size(); i++) {
            Matcher include = INCLUDE.matcher(texts.get(i));
            if (include.matches()) {
                include(file, first + i, include.group(1), include.group(2));
            } else {
                lines.add(new SourceText.Line(texts.get(i).stripTrailing(), name(file), first + i));
            }
        }
        open.pop();
    }

    private void include(Path from, int line, String target, String options) throws IOException {
        try {
            Path file = from.resolveSibling(target).toRealPath();
            if (!file.startsWith(project) || open.contains(file)) {
                report(from, line, "the include leaves the project or includes itself: " + target);
            } else if (isAsciidoc(file)) {
                append(file, linesOf(file), 1);
            } else {
                appendData(file, tagOf(options), () -> report(from, line, "no such tag in " + target));
            }
        } catch (NoSuchFileException e) {
            report(from, line, "there is no file to include: " + target);
        } catch (java.nio.file.InvalidPathException e) {
            report(from, line, "not a path: " + target);
        }
    }

    private void appendData(Path file, String tag, Runnable missing) throws IOException {
        List<String> texts = linesOf(file);
        int before = lines.size();
        boolean inside = tag.isEmpty();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (TAG_LINE.matcher(text).matches()) {
                inside = text.contains("tag::" + tag + "[]") || (inside && !text.contains("end::" + tag + "[]"));
            } else if (inside) {
                String shown = DIRECTIVE.matcher(text).matches() ? "\\" + text : text;
                lines.add(new SourceText.Line(shown.stripTrailing(), name(file), i + 1));
            }
        }
        if (lines.size() == before) {
            missing.run();
        }
    }

    private static String tagOf(String options) {
        Matcher tag = TAG_OPTION.matcher(options);
        return tag.find() ? tag.group(1).strip() : "";
    }

    private static boolean isAsciidoc(Path file) {
        return file.toString().endsWith(".adoc");
    }

    private List<String> linesOf(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (MalformedInputException e) {
            problems.add(new Problem(name(file), 0, "the file is not UTF-8", "save it as UTF-8"));
            return List.of();
        }
    }

    private void report(Path file, int line, String what) {
        problems.add(new Problem(name(file), line, what, "correct the include"));
    }

    private String name(Path file) {
        return project.relativize(file).toString().replace('\\', '/');
    }
}
