package org.vfiospec.uapi;

import java.util.Arrays;

/** The error numbers of the kernel's uAPI ({@code asm-generic/errno-base.h}, {@code errno.h}). */
public enum Errno {
    OK(0),
    EPERM(1),
    ENOENT(2),
    EINTR(4),
    EIO(5),
    ENXIO(6),
    E2BIG(7),
    EBADF(9),
    EAGAIN(11),
    ENOMEM(12),
    EACCES(13),
    EFAULT(14),
    EBUSY(16),
    EEXIST(17),
    ENODEV(19),
    EINVAL(22),
    ENFILE(23),
    EMFILE(24),
    ENOTTY(25),
    ENOSPC(28),
    ESPIPE(29),
    ERANGE(34),
    ENOMSG(42),
    EOVERFLOW(75),
    EBADFD(77),
    EOPNOTSUPP(95),
    ETIMEDOUT(110);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** What a system call returns for this error: the negative number, or 0 for {@link #OK}. */
    public int result() {
        return -number;
    }

    public boolean failed() {
        return this != OK;
    }

    /** The error in a system call's result: {@link #OK} for zero and every positive value. */
    public static Errno of(long result) {
        return result >= 0
                ? OK
                : Arrays.stream(values())
                        .filter(errno -> errno.number == -result)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no errno " + -result));
    }
}
