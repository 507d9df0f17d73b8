package org.vfiospec.site.sheet;

/** Makes text harmless and whole as the content of an HTML element or of an attribute in double quotes. */
public final class HtmlText {
    private HtmlText() {}

    /** Escapes what HTML would read as markup; what XML can not carry becomes U+FFFD. */
    public static String escape(String text) {
        int plain = plainLength(text);
        if (plain == text.length()) {
            return text;
        }
        StringBuilder html = new StringBuilder(text.length() + 16).append(text, 0, plain);
        for (int i = plain; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            append(html, text.codePointAt(i));
        }
        return html.toString();
    }

    /** How much of the start of a text is printable ASCII that means nothing in HTML; for most texts that is all. */
    private static int plainLength(String text) {
        int i = 0;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 127 && c != '&' && c != '<' && c != '>' && c != '"';
    }

    /** Whether a text holds nothing but line feeds and characters that always stand on a page as they are. */
    static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= ' ' && c < 127) || c == '\n' || (c > 0xa0 && c < 0xd800);
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder html, int c) {
        switch (c) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '"' -> html.append("&quot;");
            case '\r' -> {} // A line ends with a line feed alone.
            default -> html.appendCodePoint(isText(c) ? c : 0xfffd);
        }
    }

    /** Whether a code point may stand on a page: no control characters but tab and line feed, no half characters. */
    static boolean isText(int c) {
        boolean control = Character.getType(c) == Character.CONTROL && c != '\t' && c != '\n';
        boolean nothing =
                Character.getType(c) == Character.SURROGATE || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
        return !control && !nothing;
    }
}
