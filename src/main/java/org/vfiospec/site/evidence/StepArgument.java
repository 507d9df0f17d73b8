package org.vfiospec.site.evidence;

import java.util.List;

/**
 * What follows a step: a doc string, a data table, both or nothing.
 *
 * @param mediaType what the author wrote behind the quotes of the doc string; may be empty
 * @param text the doc string; null when there is none
 * @param rows the rows of the data table; empty when there is none
 */
public record StepArgument(String mediaType, String text, List<List<String>> rows) {
    /** No argument. */
    public static final StepArgument NONE = new StepArgument("", null, List.of());

    public boolean hasText() {
        return text != null;
    }
}
