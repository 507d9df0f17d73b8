package org.vfiospec.spec;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.site.LedgerEntry;
import org.vfiospec.trace.TraceEvent;

/** A slice of the ledger for a reader: equal events in a row, as a driver that polls makes them, become one line. */
public final class Recording {
    private Recording() {}

    /**
     * Equal events in a row.
     *
     * @param number the place of the first in the ledger
     */
    record Repeat(int number, int times, TraceEvent event) {}

    /** The events as repeats, the first of them numbered {@code first}. */
    static List<Repeat> repeats(List<TraceEvent> events, int first) {
        List<Repeat> repeats = new ArrayList<>();
        for (int start = 0, end; start < events.size(); start = end) {
            end = start + 1;
            while (end < events.size() && events.get(end).equals(events.get(start))) {
                end++;
            }
            repeats.add(new Repeat(first + start, end - start, events.get(start)));
        }
        return repeats;
    }

    /** The events as lines of a {@link org.vfiospec.site.GeneratedRun}, numbered from 1. */
    public static List<LedgerEntry> of(List<TraceEvent> events) {
        return repeats(events, 1).stream().map(Recording::entry).toList();
    }

    private static LedgerEntry entry(Repeat repeat) {
        TraceEvent event = repeat.event;
        return new LedgerEntry(
                Integer.toString(repeat.number),
                event.party(),
                event.event(),
                event.target(),
                event.value(),
                event.outcome(),
                repeat.times > 1 ? "times: " + repeat.times : "");
    }
}
