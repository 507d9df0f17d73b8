package org.vfiospec.site.evidence;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/** Gives the parts of one page ids that are made of their names, so that a link survives edits above it. */
final class Anchors {
    private static final int LONGEST = 80;
    private final Map<String, Integer> given = new HashMap<>();

    /** An id of letters, digits and hyphens; equal names are numbered in the order in which they come. */
    String next(String name) {
        String slug = slug(name);
        int count = given.merge(slug, 1, Integer::sum);
        return count == 1 ? slug : slug + "-" + count;
    }

    /** The name in lower case with hyphens. Where letters are lost or cut, a checksum keeps names apart. */
    static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        String slug =
                plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        boolean lost = plain.codePoints().anyMatch(c -> c > 127 && Character.isLetterOrDigit(c));
        if (slug.isEmpty() || lost || slug.length() > LONGEST) {
            CRC32 checksum = new CRC32();
            checksum.update(name.getBytes(StandardCharsets.UTF_8));
            String head = slug.substring(0, Math.min(slug.length(), LONGEST)).replaceAll("-$", "");
            return (head.isEmpty() ? "x" : head) + "-" + Long.toHexString(checksum.getValue());
        }
        return Character.isDigit(slug.charAt(0)) ? "n" + slug : slug;
    }
}
