package org.vfiospec.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** The ledger: it only grows, and a reader asks for what came after a mark. */
public final class Trace {
    private final List<TraceEvent> events = new ArrayList<>();
    private boolean aside;

    public void record(TraceEvent event) {
        if (!aside) {
            events.add(event);
        }
    }

    /** Does something that is not part of the story, such as putting a machine together before it begins. */
    public <T> T aside(Supplier<T> preparation) {
        aside = true;
        try {
            return preparation.get();
        } finally {
            aside = false;
        }
    }

    /** The place where the next event will stand. */
    public int mark() {
        return events.size();
    }

    /** The events recorded since {@code mark}, oldest first. */
    public List<TraceEvent> since(int mark) {
        return Collections.unmodifiableList(events.subList(mark, events.size()));
    }

    public List<TraceEvent> all() {
        return since(0);
    }
}
