package org.vfiospec.site;

import java.util.Comparator;

/**
 * Something that keeps the specification from being whole, and what its author can do about it.
 *
 * @param file the file to open, relative to the project
 * @param line the line in it, from 1; 0 when the file as a whole is meant
 * @param what what is wrong
 * @param fix what to do
 */
public record Problem(String file, int line, String what, String fix) implements Comparable<Problem> {
    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::file).thenComparingInt(Problem::line).thenComparing(Problem::what);

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    /** Where to look: {@code file:line}. */
    public String place() {
        return line > 0 ? file + ":" + line : file;
    }

    /** The problem on one line, in the form that editors turn into a link. */
    @Override
    public String toString() {
        return place() + ": " + what + " - " + fix;
    }
}
