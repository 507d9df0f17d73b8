package org.vfiospec.site;

/** What the executed scenarios say about a clause or a scenario, from good to bad and then without evidence. */
public enum Verdict {
    VERIFIED("✓", "every scenario passed"),
    BROKEN("✗", "a scenario failed"),
    PENDING("◐", "a step is undefined, pending or was skipped"),
    UNPROVEN("○", "no scenario names the clause"),
    UNDEFINED("∅", "the specification defines no result"),
    DISPUTED("≠", "the sources disagree"),
    WITHDRAWN("−", "no longer in force");

    private final String glyph;
    private final String meaning;

    Verdict(String glyph, String meaning) {
        this.glyph = glyph;
        this.meaning = meaning;
    }

    /** One character that tells the verdicts apart without colour. */
    public String glyph() {
        return glyph;
    }

    /** The verdict as a reader sees it, and as data files spell it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What the word means, as half a sentence. */
    public String meaning() {
        return meaning;
    }

    /** Whether a build must not pass with this verdict. */
    public boolean fails() {
        return this == BROKEN || this == PENDING || this == UNPROVEN;
    }
}
