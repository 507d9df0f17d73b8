package org.vfiospec.vmm;

import org.vfiospec.uapi.Errno;

/** A call failed without which the VMM cannot do what it was told to; the kernel's answer is in the ledger. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Errno errno;

    Refused(String what, Errno errno) {
        super(what + ": " + errno);
        this.errno = errno;
    }

    public Errno errno() {
        return errno;
    }

    /** Passes a successful result on. */
    static long check(String what, long result) {
        if (result < 0) {
            throw new Refused(what, Errno.of(result));
        }
        return result;
    }
}
