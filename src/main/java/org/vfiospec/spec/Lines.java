package org.vfiospec.spec;

import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Bytes cut into lines of 16, as a dump shows them; lines of one value only are left out, since they say nothing. */
public record Lines(Set<String> lines) {
    private static final int LENGTH = 16;

    public static Lines of(Collection<byte[]> pieces) {
        Set<String> lines = new TreeSet<>();
        pieces.forEach(piece -> cut(piece, lines));
        return new Lines(lines);
    }

    private static void cut(byte[] piece, Set<String> lines) {
        for (int at = 0; at + LENGTH <= piece.length; at += LENGTH) {
            if (digits(piece, at) > 2) {
                lines.add(HexFormat.of().formatHex(piece, at, at + LENGTH));
            }
        }
    }

    /** How many different hexadecimal digits a line has. */
    private static int digits(byte[] piece, int start) {
        int seen = 0;
        for (int at = start; at < start + LENGTH; at++) {
            seen |= 1 << (piece[at] & 0xf) | 1 << (piece[at] >> 4 & 0xf);
        }
        return Integer.bitCount(seen);
    }

    public int count() {
        return lines.size();
    }

    /** The lines that both have, in order. */
    public List<String> sharedWith(Lines other) {
        return lines.stream().filter(other.lines::contains).toList();
    }
}
