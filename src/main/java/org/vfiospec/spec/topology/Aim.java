package org.vfiospec.spec.topology;

import org.vfiospec.spec.Words;

/** What the address of a request points at. */
public enum Aim {
    OWN_REGISTERS("its own registers"),
    PEER("the registers of its peer"),
    PHYSICAL_FUNCTION("the registers of its physical function"),
    MEMORY("memory that is mapped for it");

    private final String words;

    Aim(String words) {
        this.words = words;
    }

    public static Aim named(String words) {
        return Words.find(words, values(), each -> each.words);
    }

    public String words() {
        return words;
    }
}
