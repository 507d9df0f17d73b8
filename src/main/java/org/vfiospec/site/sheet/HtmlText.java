package org.vfiospec.site.sheet;

/** Makes text harmless and whole as the content of an HTML element or of an attribute in double quotes. */
public final class HtmlText {
    private HtmlText() {}

    /** Escapes what HTML would read as markup; what XML can not carry becomes U+FFFD. */
    public static String escape(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(html, c));
        return html.toString();
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
