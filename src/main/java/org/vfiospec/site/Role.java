package org.vfiospec.site;

import java.util.Locale;

/** The kinds of paragraphs that have an id and a verdict. */
public enum Role {
    CLAUSE,
    FACT,
    UNDEFINED,
    DISPUTED,
    WITHDRAWN;

    /** The role as AsciiDoc spells it: {@code [.clause#id]}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the build fails when no scenario names such a paragraph. */
    public boolean needsEvidence() {
        return this == CLAUSE || this == FACT;
    }
}
