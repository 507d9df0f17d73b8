package org.vfiospec.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The ledger: it only grows, and a reader asks for what came after a mark. */
public final class Trace {
    private final List<TraceEvent> events = new ArrayList<>();

    public void record(TraceEvent event) {
        events.add(event);
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
