package org.vfiospec.site.sheet;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes text harmless and whole in AsciiDoc, which reads nearly every character as markup somewhere. */
public final class AsciidocText {
    private static final Pattern DIRECTIVE = Pattern.compile("(?m)^((?:include|ifdef|ifndef|ifeval|endif)::)");
    private static final Pattern ESCAPED_DIRECTIVE =
            Pattern.compile("(?m)^\\\\+(?:include|ifdef|ifndef|ifeval|endif)::");

    private AsciidocText() {}

    /**
     * Encodes a text for a title, a cell or a paragraph: letters, digits and single spaces stay, all else becomes a
     * decimal character reference of at least two digits (one digit is not recognised).
     */
    public static String inline(String text) {
        StringBuilder encoded = new StringBuilder();
        int previous = ' ';
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c != '\r') {
                append(encoded, c, previous);
                previous = c;
            }
        }
        String whole = encoded.toString();
        return whole.endsWith(" ") ? whole.substring(0, whole.length() - 1) + "&#32;" : whole;
    }

    private static void append(StringBuilder encoded, int c, int previous) {
        boolean plain = c < 128 ? Character.isLetterOrDigit(c) : Character.isLetter(c);
        if (plain || (c == ' ' && previous != ' ')) {
            encoded.appendCodePoint(c);
        } else {
            int shown = HtmlText.isText(c) ? c : 0xfffd;
            encoded.append(shown < 10 ? "&#0" : "&#").append(shown).append(';');
        }
    }

    /** A listing that shows a text as it is, as lines of AsciiDoc. */
    static List<String> listing(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().filter(c -> c != '\r').forEach(c -> clean.appendCodePoint(HtmlText.isText(c) ? c : 0xfffd));
        String body = clean.toString();
        if (ESCAPED_DIRECTIVE.matcher(body).find()) {
            // The preprocessor knows no way to write a directive that has a backslash already.
            String encoded = body.lines().map(AsciidocText::inline).collect(Collectors.joining("\n"));
            return List.of("", "[subs=\"specialchars,replacements\"]", "----", encoded, "----", "");
        }
        String escaped = DIRECTIVE.matcher(body).replaceAll("\\\\$1");
        StringBuilder fence = new StringBuilder("----");
        while (body.lines().map(String::stripTrailing).anyMatch(fence.toString()::equals)) {
            fence.append('-');
        }
        return List.of("", "[subs=specialchars]", fence.toString(), escaped, fence.toString(), "");
    }
}
