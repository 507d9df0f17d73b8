package org.vfiospec;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.vfiospec.site.Problem;

/** Reads the places of syntax errors out of the message in which Cucumber reports them. */
final class SyntaxErrors {
    private static final Pattern ERROR = Pattern.compile("(?m)^\\s*\\((\\d+):\\d+\\): (.*)$");

    private SyntaxErrors() {}

    static List<Problem> in(String file, String message) {
        List<Problem> problems = ERROR.matcher(message)
                .results()
                .map(error -> problem(file, error))
                .toList();
        return problems.isEmpty()
                ? List.of(problem(file, 0, message.lines().findFirst().orElse("")))
                : problems;
    }

    private static Problem problem(String file, MatchResult error) {
        return problem(file, Integer.parseInt(error.group(1)), error.group(2));
    }

    private static Problem problem(String file, int line, String what) {
        return new Problem(file, line, "Gherkin: " + what, "correct the feature file");
    }
}
