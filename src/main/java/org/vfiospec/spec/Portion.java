package org.vfiospec.spec;

import java.util.List;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vmm.MigrationPort;

/** How much of a stream a destination has written when something happens. */
public enum Portion {
    NOTHING("no data", 0),
    FIRST("the first segment", 1),
    HALF("half of a segment", 0),
    ALL_BUT_LAST("all segments but the last", -1),
    ALL("all segments", Integer.MAX_VALUE);

    private final String words;
    private final int count;

    Portion(String words, int count) {
        this.words = words;
        this.count = count;
    }

    public static Portion named(String words) {
        return Words.find(words, values(), each -> each.words);
    }

    /** Writes this much through the data window. */
    public void write(List<byte[]> segments, MigrationPort port) {
        int whole = count < 0 ? segments.size() + count : Math.min(count, segments.size());
        segments.subList(0, whole).forEach(segment -> expect(port.push(segment)));
        if (this == HALF) {
            byte[] first = segments.get(0);
            expect(port.place(first, first.length / 2));
        }
    }

    /** Reads this much of what a device offers, a segment at a time. */
    public void read(MigrationPort port) {
        int wanted = count;
        while (wanted > 0 && port.fetch().isPresent()) {
            wanted--;
        }
    }

    private static void expect(Errno outcome) {
        if (outcome.failed()) {
            throw new IllegalStateException("the device does not take the data of the source: " + outcome);
        }
    }
}
