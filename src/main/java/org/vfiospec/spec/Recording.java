package org.vfiospec.spec;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.site.LedgerEntry;
import org.vfiospec.trace.TraceEvent;

/** A slice of the ledger for a reader: equal events in a row, as a driver that polls makes them, become one line. */
public final class Recording {
    private Recording() {}

    /** The events as lines of a {@link org.vfiospec.site.GeneratedRun}, numbered from 1. */
    public static List<LedgerEntry> of(List<TraceEvent> events) {
        return of(events, 1);
    }

    /** The same, numbered from {@code first}. */
    static List<LedgerEntry> of(List<TraceEvent> events, int first) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (int start = 0, end; start < events.size(); start = end) {
            end = start + 1;
            while (end < events.size() && events.get(end).equals(events.get(start))) {
                end++;
            }
            entries.add(entry(first + start, events.get(start), end - start));
        }
        return entries;
    }

    private static LedgerEntry entry(int number, TraceEvent event, int times) {
        return new LedgerEntry(
                Integer.toString(number),
                event.party(),
                event.event(),
                event.target(),
                event.value(),
                event.outcome(),
                times > 1 ? "times: " + times : "");
    }
}
