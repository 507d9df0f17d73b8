package org.vfiospec.site.sheet;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes text harmless and whole in AsciiDoc, which reads nearly every character as markup somewhere. */
public final class AsciidocText {
    private static final Pattern DIRECTIVE = Pattern.compile("(?m)^((?:include|ifdef|ifndef|ifeval|endif)::)");
    private static final Pattern ESCAPED_DIRECTIVE =
            Pattern.compile("(?m)^\\\\+(?:include|ifdef|ifndef|ifeval|endif)::");

    private static final String[] ASCII = ascii();

    private AsciidocText() {}

    /**
     * Encodes a text for a title, a cell or a paragraph: letters, digits and single spaces stay, all else becomes a
     * decimal character reference of at least two digits (one digit is not recognised).
     */
    public static String inline(String text) {
        StringBuilder encoded = new StringBuilder(2 * text.length());
        int previous = ' ';
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c != '\r') {
                append(encoded, c, previous);
                previous = c;
            }
        }
        String whole = encoded.toString();
        return whole.endsWith(" ") ? whole.substring(0, whole.length() - 1) + "&#32;" : whole;
    }

    private static void append(StringBuilder encoded, int c, int previous) {
        if (c == ' ' && previous != ' ') {
            encoded.append(' ');
        } else if (c < ASCII.length) {
            encoded.append(ASCII[c]);
        } else if (Character.isLetter(c)) {
            encoded.appendCodePoint(c);
        } else {
            encoded.append(reference(c));
        }
    }

    private static String[] ascii() {
        String[] table = new String[128];
        Arrays.setAll(table, c -> Character.isLetterOrDigit(c) ? Character.toString(c) : reference(c));
        return table;
    }

    private static String reference(int c) {
        int shown = HtmlText.isText(c) ? c : 0xfffd;
        return (shown < 10 ? "&#0" : "&#") + shown + ';';
    }

    /** A listing that shows a text as it is, as lines of AsciiDoc. */
    static List<String> listing(String text) {
        String body = HtmlText.isPrintable(text) ? text : cleaned(text);
        boolean mayDirect = body.contains("::");
        if (mayDirect && ESCAPED_DIRECTIVE.matcher(body).find()) {
            // The preprocessor knows no way to write a directive that has a backslash already.
            String encoded = body.lines().map(AsciidocText::inline).collect(Collectors.joining("\n"));
            return List.of("", "[subs=\"specialchars,replacements\"]", "----", encoded, "----", "");
        }
        String escaped = mayDirect ? DIRECTIVE.matcher(body).replaceAll("\\\\$1") : body;
        StringBuilder fence = new StringBuilder("----");
        while (body.contains(fence) && body.lines().map(String::stripTrailing).anyMatch(fence.toString()::equals)) {
            fence.append('-');
        }
        return List.of("", "[subs=specialchars]", fence.toString(), escaped, fence.toString(), "");
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().filter(c -> c != '\r').forEach(c -> clean.appendCodePoint(HtmlText.isText(c) ? c : 0xfffd));
        return clean.toString();
    }
}
