package org.vfiospec.i40e.hardware;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vfiospec.i40e.VfLayout;

/** The words of a VF that are no part of a queue or a vector. */
final class VfWords {
    private static final int MAPPED = 1;

    private final Word causes = new Word();
    private final Word causesEnabled = new Word();
    private final Word resetState = new Word();
    private final Word mapping = new Word();
    private final Word[] moderation = words(VfLayout.MODERATIONS * VfLayout.VECTORS);
    private final Word[] firstQueue = words(VfLayout.VECTORS);

    private static Word[] words(int count) {
        return IntStream.range(0, count).mapToObj(each -> new Word()).toArray(Word[]::new);
    }

    Word causes() {
        return causes;
    }

    Word causesEnabled() {
        return causesEnabled;
    }

    Word resetState() {
        return resetState;
    }

    Word mapping() {
        return mapping;
    }

    boolean queuesAreMapped() {
        return (mapping.get() & MAPPED) != 0;
    }

    Word moderation(int index, int vector) {
        return moderation[index * VfLayout.VECTORS + vector];
    }

    /** The start of the list of queues that raise a vector. */
    Word firstQueue(int vector) {
        return firstQueue[vector];
    }

    void reset() {
        Stream.of(causes, causesEnabled, resetState, mapping).forEach(word -> word.set(0));
        Stream.of(moderation).forEach(word -> word.set(0));
        Stream.of(firstQueue).forEach(word -> word.set(0));
    }
}
