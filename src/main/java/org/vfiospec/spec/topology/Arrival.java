package org.vfiospec.spec.topology;

import java.util.Arrays;
import org.vfiospec.spec.Words;
import org.vfiospec.trace.Dma;

/** How a request ended, read from the ledger. */
public enum Arrival {
    UNTRANSLATED("arrives untranslated", "untranslated"),
    TRANSLATED("arrives translated", "translated"),
    TRUSTED("arrives unchecked", "taken as translated"),
    FAULT("ends in a fault", "fault"),
    REJECTED("is rejected on its way", "rejected");

    private final String words;
    private final String verdict;

    Arrival(String words, String verdict) {
        this.words = words;
        this.verdict = verdict;
    }

    public static Arrival named(String words) {
        return Words.find(words, values(), each -> each.words);
    }

    static Arrival of(Dma request) {
        return Arrays.stream(values())
                .filter(arrival -> request.verdict().startsWith(arrival.verdict))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown verdict: " + request.verdict()));
    }

    public String words() {
        return words;
    }
}
