package org.vfiospec.acc.driver;

import org.vfiospec.uapi.Errno;

/** A file of debugfs, in which root sees something of a driver. */
public interface DebugFile {

    /**
     * What a read gives.
     *
     * @param errno {@code OK}, or why there is nothing to see
     * @param text empty after an error
     */
    record Answer(Errno errno, String text) {
        static Answer of(String text) {
            return new Answer(Errno.OK, text);
        }

        static Answer refused(Errno errno) {
            return new Answer(errno, "");
        }
    }

    Answer read();

    /** A number written into the file; most files take none. */
    default Errno write(int command) {
        return Errno.EINVAL;
    }
}
