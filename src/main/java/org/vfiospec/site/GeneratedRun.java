package org.vfiospec.site;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vfiospec.site.GeneratedTable.Cell;

/**
 * An execution that a program recorded aside from any feature. It has pages of its own below {@code runs/}, and cells
 * of generated tables lead to its parts with {@link Cell#ofRun}.
 *
 * @param name of letters, digits, dots, hyphens and underscores; the address of its pages
 * @param kind a few words above the title
 * @param title what the pages are headed with; data, as all text of a run
 */
public record GeneratedRun(String name, String kind, String title, List<Part> parts) {
    public GeneratedRun {
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("not a name of a generated run: " + name);
        }
        parts = List.copyOf(parts);
        Set<String> anchors = new HashSet<>();
        for (Part part : parts) {
            if (!part.anchor.matches("[A-Za-z][A-Za-z0-9-]*") || !anchors.add(part.anchor)) {
                throw new IllegalArgumentException(
                        "run " + name + ": not an anchor, or one that is there already: " + part.anchor);
            }
        }
    }

    /** What a machine recorded. */
    public GeneratedRun(String name, String title, List<Part> parts) {
        this(name, "Recorded execution", title, parts);
    }

    /**
     * A part with a heading and an address.
     *
     * @param anchor a letter, then letters, digits and hyphens; once in a run
     */
    public record Part(String anchor, String title, List<Step> steps) {
        public Part {
            steps = List.copyOf(steps);
        }
    }

    /**
     * What was done or seen, and what the machine recorded of it.
     *
     * @param says a line, which may lead somewhere; its notes are said in the same line
     * @param events none for a mere remark
     */
    public record Step(Cell says, List<LedgerEntry> events) {
        public Step {
            events = List.copyOf(events);
        }

        /** A remark. */
        public static Step of(Cell says) {
            return new Step(says, List.of());
        }
    }

    /** Every cell of the run, notes included. */
    Stream<Cell> cells() {
        return parts.stream().flatMap(part -> part.steps.stream()).flatMap(step -> step.says.all());
    }
}
