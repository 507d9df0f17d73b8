package org.vfiospec.spec;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds a constant by the words that the features have for it. */
public final class Words {
    private Words() {}

    /**
     * The constant that is called so.
     *
     * @param calls the words for each
     * @throws IllegalArgumentException naming the words that there are
     */
    public static <E extends Enum<E>> E find(String words, E[] all, Function<E, String> calls) {
        return Arrays.stream(all)
                .filter(each -> calls.apply(each).equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"%s\" is none of: %s"
                        .formatted(words, Arrays.stream(all).map(calls).collect(Collectors.joining("; ")))));
    }
}
