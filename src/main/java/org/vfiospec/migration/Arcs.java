package org.vfiospec.migration;

import java.util.Set;
import org.vfiospec.uapi.DeviceState;

/** Which of the changes between valid states a user may ask for; the texts disagree. */
public enum Arcs {
    /** Every change: Williamson, "RFC: Update/Clarify migration uAPI", 9 December 2021. */
    EVERY {
        @Override
        public boolean allow(DeviceState from, DeviceState to) {
            return true;
        }
    },
    /** The seven arcs of the picture in the merged header. */
    HEADER {
        @Override
        public boolean allow(DeviceState from, DeviceState to) {
            return PICTURE.contains(arc(from, to));
        }
    },
    /** The picture, and what a VMM needs to abort: out of stop-and-copy, pre-copy and stop back to running. */
    HEADER_AND_ABORT {
        @Override
        public boolean allow(DeviceState from, DeviceState to) {
            return HEADER.allow(from, to) || ABORT.contains(arc(from, to));
        }
    },
    /** One changed bit for each write: Gunthorpe's proposal of 8 December 2021. */
    ONE_BIT {
        @Override
        public boolean allow(DeviceState from, DeviceState to) {
            return Integer.bitCount(from.value() ^ to.value()) == 1;
        }
    };

    private static final Set<String> PICTURE = Set.of("1-0", "1-2", "1-3", "1-4", "2-0", "3-2", "4-1");
    private static final Set<String> ABORT = Set.of("2-1", "3-1", "0-1");

    public abstract boolean allow(DeviceState from, DeviceState to);

    private static String arc(DeviceState from, DeviceState to) {
        return from.value() + "-" + to.value();
    }
}
