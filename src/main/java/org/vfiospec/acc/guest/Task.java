package org.vfiospec.acc.guest;

import java.nio.ByteBuffer;
import org.vfiospec.vmm.GuestMemory;

/**
 * A job as the guest gives it to a queue.
 *
 * @param sqe the submission queue entry
 * @param check what the result has to be
 */
record Task(byte[] sqe, Check check) {

    /** Compares a result with one that was found without the device. */
    @FunctionalInterface
    interface Check {

        /**
         * Looks at a finished job.
         *
         * @param sqe the entry as the device left it, little-endian
         * @return what is wrong with it, or empty
         */
        String complaint(ByteBuffer sqe, GuestMemory memory);
    }
}
