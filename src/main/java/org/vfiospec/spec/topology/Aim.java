package org.vfiospec.spec.topology;

import java.util.Arrays;

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
        return Arrays.stream(values())
                .filter(aim -> aim.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody aims at \"" + words + "\""));
    }

    public String words() {
        return words;
    }
}
