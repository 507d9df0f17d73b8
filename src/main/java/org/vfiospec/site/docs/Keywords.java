package org.vfiospec.site.docs;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words of RFC 2119 that make a sentence binding. */
final class Keywords {
    static final Pattern PATTERN = Pattern.compile(
            "\\b(MUST NOT|MUST|SHALL NOT|SHALL|SHOULD NOT|SHOULD|MAY|REQUIRED|NOT RECOMMENDED|RECOMMENDED|OPTIONAL)\\b");

    private Keywords() {}

    /** The keywords of a sentence, in its order. */
    static List<String> in(String sentence) {
        return PATTERN.matcher(sentence).results().map(MatchResult::group).toList();
    }
}
