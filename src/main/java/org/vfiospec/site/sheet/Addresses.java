package org.vfiospec.site.sheet;

/** Makes addresses of the site relative to one page, so that the site works wherever it lies. */
public record Addresses(String page) {
    /** The address of a place of the site, as a link on the page has to give it. */
    public String relative(String address) {
        int hash = address.indexOf('#');
        String path = hash < 0 ? address : address.substring(0, hash);
        String anchor = hash < 0 ? "" : address.substring(hash);
        if (path.isEmpty() || path.equals(page)) {
            return anchor.isEmpty() ? page.substring(page.lastIndexOf('/') + 1) : anchor;
        }
        String[] from = page.split("/");
        String[] to = path.split("/");
        int same = 0;
        while (same < from.length - 1 && same < to.length - 1 && from[same].equals(to[same])) {
            same++;
        }
        String rest = String.join("/", java.util.Arrays.copyOfRange(to, same, to.length));
        return "../".repeat(from.length - 1 - same) + rest + anchor;
    }

    /** The place of the site that a relative address on the page means; null when it leaves the site. */
    public String resolve(String relative) {
        if (relative.startsWith("#")) {
            return page + relative;
        }
        java.util.ArrayDeque<String> parts = new java.util.ArrayDeque<>();
        int slash = page.lastIndexOf('/');
        String all = (slash < 0 ? "" : page.substring(0, slash + 1)) + relative;
        for (String part : all.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return null;
                }
            } else if (!part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
