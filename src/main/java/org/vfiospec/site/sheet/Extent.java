package org.vfiospec.site.sheet;

import java.util.Collection;

/**
 * About how much of a page some content takes.
 *
 * @param elements of HTML
 * @param characters of HTML, tags included
 */
public record Extent(int elements, int characters) {
    public static final Extent NOTHING = new Extent(0, 0);

    private static final int CHARACTERS_PER_ELEMENT = 45;

    /** The extent of content of which only the elements were counted. */
    public static Extent of(int elements) {
        return new Extent(elements, elements * CHARACTERS_PER_ELEMENT);
    }

    public static Extent sum(Collection<Extent> parts) {
        return parts.stream().reduce(NOTHING, Extent::plus);
    }

    public Extent plus(Extent more) {
        return new Extent(elements + more.elements, characters + more.characters);
    }
}
