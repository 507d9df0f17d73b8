package org.vfiospec.vfio.pci;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.vfiospec.uapi.Errno;

/**
 * What {@code VFIO_DEVICE_SET_IRQS} must do, as a state of plain numbers and one decision list; it shares no code with
 * the core. Eventfds are numbered from 0; -1 is none.
 */
final class IrqOracle {
    static final int NO_FD = -1;

    /** A descriptor in a payload: an eventfd of the pool, or one of these. */
    static final int CLOSED = -100;

    static final int OTHER_FILE = -101;

    private static final int NONE = 1;
    private static final int BOOL = 2;
    private static final int EVENTFD = 4;
    private static final int MASK = 8;
    private static final int UNMASK = 16;
    private static final int TRIGGER = 32;
    private static final int INTX = 0;
    private static final int ERR = 3;
    private static final long[] VECTORS = {1, 4, 8, 1, 1};

    /** A request as the wire has it; {@code room} is how many bytes of memory there are behind it. */
    record Ask(long argsz, long flags, long index, long start, long count, long room, int[] fds, boolean[] bools) {}

    private int type = -1;
    private int[] vectors = {};
    private int pin = NO_FD;
    private boolean masked;
    private int resample = NO_FD;
    private final int[] single = {NO_FD, NO_FD};
    private final int[] signals;

    IrqOracle(int pool) {
        signals = new int[pool];
    }

    /** The result of a request; the state changes as the kernel's would. */
    long apply(Ask ask) {
        long refused = refuse(ask);
        if (refused < 0) {
            return refused;
        }
        int index = (int) ask.index;
        long action = ask.flags & (MASK | UNMASK | TRIGGER);
        if (index == INTX && action == MASK) {
            return mask(ask);
        }
        if (index == INTX && action == UNMASK) {
            return unmask(ask);
        }
        if (action != TRIGGER) {
            return Errno.ENOTTY.result();
        }
        return index == INTX ? triggerPin(ask) : index < ERR ? triggerMessages(ask) : triggerSingle(ask);
    }

    private static long refuse(Ask ask) {
        if (ask.room < 20) {
            return Errno.EFAULT.result();
        }
        boolean wraps = ask.start + ask.count >= 0xffff_ffffL;
        if (ask.argsz < 20 || ask.index > 4 || wraps || ask.flags > 63) {
            return Errno.EINVAL.result();
        }
        long vectors = VECTORS[(int) ask.index];
        long data = ask.flags & 7;
        boolean range = ask.start >= vectors || ask.start + ask.count > vectors;
        if (range || data != NONE && data != BOOL && data != EVENTFD) {
            return Errno.EINVAL.result();
        }
        long payload = data == NONE ? 0 : data == BOOL ? ask.count : 4 * ask.count;
        if (ask.argsz < 20 + payload) {
            return Errno.EINVAL.result();
        }
        return ask.room < 20 + payload ? Errno.EFAULT.result() : 0;
    }

    private static boolean has(Ask ask, int flag) {
        return (ask.flags & flag) != 0;
    }

    private static boolean chosen(Ask ask, int i) {
        return has(ask, NONE) || ask.bools[i];
    }

    private static long fault(int fd) {
        return fd == CLOSED ? Errno.EBADF.result() : fd == OTHER_FILE ? Errno.EINVAL.result() : 0;
    }

    private long mask(Ask ask) {
        if (type != INTX || ask.count != 1) {
            return Errno.EINVAL.result();
        }
        if (has(ask, EVENTFD)) {
            return Errno.ENOTTY.result();
        }
        masked |= chosen(ask, 0);
        return 0;
    }

    private long unmask(Ask ask) {
        if (type != INTX || ask.count != 1) {
            return Errno.EINVAL.result();
        }
        if (!has(ask, EVENTFD)) {
            masked &= !chosen(ask, 0);
            return 0;
        }
        int fd = ask.fds[0];
        long fault = fault(fd);
        if (fault == 0 && fd >= 0 && resample >= 0) {
            return Errno.EBUSY.result();
        }
        if (fault == 0) {
            resample = Math.max(fd, NO_FD);
        }
        return fault;
    }

    private long triggerPin(Ask ask) {
        if (type == INTX && has(ask, NONE) && ask.count == 0) {
            reset();
            return 0;
        }
        boolean other = type != INTX && type != -1;
        if (other || ask.count != 1 || type == -1 && !has(ask, EVENTFD)) {
            return Errno.EINVAL.result();
        }
        if (has(ask, EVENTFD)) {
            long fault = fault(ask.fds[0]);
            if (fault == 0) {
                masked &= type == INTX;
                type = INTX;
                pin = Math.max(ask.fds[0], NO_FD);
            }
            return fault;
        }
        signal(chosen(ask, 0) ? pin : NO_FD);
        return 0;
    }

    private long triggerMessages(Ask ask) {
        int index = (int) ask.index;
        if (type == index && has(ask, NONE) && ask.count == 0) {
            reset();
            return 0;
        }
        if (type != index && (type != -1 || !has(ask, EVENTFD))) {
            return Errno.EINVAL.result();
        }
        int start = (int) ask.start;
        int end = (int) (ask.start + ask.count);
        if (!has(ask, EVENTFD)) {
            for (int v = start; v < Math.min(end, vectors.length); v++) {
                signal(chosen(ask, v - start) ? vectors[v] : NO_FD);
            }
            return 0;
        }
        boolean fresh = type == -1;
        if (fresh && end == 0) {
            return Errno.ERANGE.result();
        }
        if (!fresh && end > vectors.length) {
            return Errno.EINVAL.result();
        }
        if (fresh) {
            vectors = IntStream.generate(() -> NO_FD).limit(end).toArray();
            type = index;
        }
        return assign(ask, start, end, fresh);
    }

    private long assign(Ask ask, int start, int end, boolean fresh) {
        for (int v = start; v < end; v++) {
            long fault = fault(ask.fds[v - start]);
            vectors[v] = fault == 0 ? Math.max(ask.fds[v - start], NO_FD) : NO_FD;
            if (fault != 0) {
                Arrays.fill(vectors, start, v, NO_FD);
                if (fresh) {
                    reset();
                }
                return fault;
            }
        }
        return 0;
    }

    private long triggerSingle(Ask ask) {
        int which = (int) ask.index - ERR;
        if (has(ask, EVENTFD)) {
            long fault = ask.count == 0 ? Errno.EINVAL.result() : fault(ask.fds[0]);
            if (fault == 0 && ask.fds[0] >= NO_FD) {
                single[which] = ask.fds[0];
            }
            return fault;
        }
        if (has(ask, BOOL) && ask.count == 0 || has(ask, NONE) && single[which] == NO_FD) {
            return Errno.EINVAL.result();
        }
        if (ask.count == 0) {
            single[which] = NO_FD;
        } else {
            signal(chosen(ask, 0) ? single[which] : NO_FD);
        }
        return 0;
    }

    private void reset() {
        type = -1;
        vectors = new int[0];
        pin = NO_FD;
        masked = false;
        resample = NO_FD;
    }

    private void signal(int fd) {
        if (fd >= 0) {
            signals[fd]++;
        }
    }

    /** How often each eventfd has been signalled since the last look. */
    String take() {
        String taken = Arrays.toString(signals);
        Arrays.fill(signals, 0);
        return taken;
    }

    /** What somebody sees who raises every interrupt, opens the pin, and signals the eventfd {@code resampler}. */
    List<String> probe(int resampler) {
        List<String> seen = new ArrayList<>();
        for (int vector = 0; vector < 8; vector++) {
            raise(vector);
            seen.add(take());
        }
        masked = false;
        raise(0);
        seen.add(take());
        signals[resampler]++;
        if (type == INTX && resample == resampler) {
            signals[resampler] = 0;
            masked = false;
        }
        raise(0);
        seen.add(take());
        signal(single[0]);
        signal(single[1]);
        seen.add(take());
        return seen;
    }

    /** MSI counts modulo the power of two that was granted; a pin stays masked once it has been delivered. */
    private void raise(int vector) {
        if (type == INTX && !masked) {
            masked = true;
            signal(pin);
        } else if (type == 1) {
            int granted = Integer.highestOneBit(2 * vectors.length - 1);
            int arrives = vector % granted;
            signal(arrives < vectors.length ? vectors[arrives] : NO_FD);
        } else if (type == 2 && vector < vectors.length) {
            signal(vectors[vector]);
        }
    }
}
