package org.vfiospec.spec.hostile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.vfiospec.spec.Words;

/** What happens to the segments of a stream between two hosts. */
public enum Damage {
    CUT_BY_A_BYTE("cut short by a byte", stream -> withLast(stream, last -> Arrays.copyOf(last, last.length - 1))),
    CUT_AT_THE_HEAD("cut inside its first bytes", stream -> List.of(Arrays.copyOf(stream.get(0), 8))),
    WITHOUT_THE_END("without its last segment", stream -> stream.subList(0, stream.size() - 1)),
    ONE_BYTE_MORE("with a byte too many", stream -> withLast(stream, last -> Arrays.copyOf(last, last.length + 1))),
    TWICE(
            "sent twice",
            stream -> Stream.concat(stream.stream(), stream.stream()).toList()),
    NOTHING_AT_ALL("of no bytes", stream -> List.of(new byte[0])),
    FIRST_BYTE("with its first byte changed", stream -> flipped(stream, 0, 0));

    private final String words;
    private final UnaryOperator<List<byte[]>> change;

    Damage(String words, UnaryOperator<List<byte[]>> change) {
        this.words = words;
        this.change = change;
    }

    public static Damage named(String words) {
        return Words.find(words, values(), each -> each.words);
    }

    List<byte[]> applyTo(List<byte[]> stream) {
        return change.apply(stream);
    }

    /** The stream with one bit of a byte changed, another one for each byte. */
    static List<byte[]> flipped(List<byte[]> stream, int segment, int offset) {
        List<byte[]> changed = new ArrayList<>(stream);
        byte[] bytes = stream.get(segment).clone();
        bytes[offset] ^= (byte) (1 << offset % 8);
        changed.set(segment, bytes);
        return changed;
    }

    private static List<byte[]> withLast(List<byte[]> stream, UnaryOperator<byte[]> change) {
        List<byte[]> changed = new ArrayList<>(stream);
        changed.set(stream.size() - 1, change.apply(stream.get(stream.size() - 1)));
        return changed;
    }
}
