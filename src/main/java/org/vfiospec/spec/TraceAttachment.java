package org.vfiospec.spec;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.site.LedgerEntry;
import org.vfiospec.trace.TraceEvent;

/**
 * A slice of the ledger as a step carries it.
 *
 * <p>A step that does very much, such as one that tries every move of a device, keeps its beginning and its end.
 */
final class TraceAttachment {
    static final String MEDIA_TYPE = "application/vnd.vfiospec.trace+json";

    private static final int BEGINNING = 400;
    private static final int END = 200;

    private TraceAttachment() {}

    /** The events as text of the media type, numbered from {@code first}. */
    static String of(List<TraceEvent> events, int first) {
        List<LedgerEntry> entries = Recording.of(events, first);
        if (entries.size() <= BEGINNING + END) {
            return LedgerEntry.format(entries);
        }
        LedgerEntry leftOut = entries.get(BEGINNING);
        List<LedgerEntry> end = entries.subList(entries.size() - END, entries.size());
        List<LedgerEntry> kept = new ArrayList<>(entries.subList(0, BEGINNING));
        kept.add(gap(leftOut, end.get(0)));
        kept.addAll(end);
        return LedgerEntry.format(kept);
    }

    private static LedgerEntry gap(LedgerEntry from, LedgerEntry to) {
        int count = Integer.parseInt(to.n()) - Integer.parseInt(from.n());
        return new LedgerEntry(from.n(), "", count + " events are left out here", "", "", "", "");
    }
}
