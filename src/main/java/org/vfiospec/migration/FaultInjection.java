package org.vfiospec.migration;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.vfiospec.uapi.Errno;

/** Makes chosen operations fail before they touch the device, as the kernel's fault injection makes functions fail. */
public final class FaultInjection {
    private final Map<Operation, Deque<Errno>> planned = new EnumMap<>(Operation.class);
    private int countdown = -1;

    /** The next time that {@code operation} is asked for, it fails; several plans are used up in order. */
    public void failNext(Operation operation, Errno with) {
        planned.computeIfAbsent(operation, none -> new ArrayDeque<>()).add(with);
    }

    /** Lets {@code count} operations pass, whatever they are, and fails the one that follows with {@code EIO}. */
    public void failAfter(int count) {
        countdown = count;
    }

    /** Forgets everything planned. */
    public void clear() {
        planned.clear();
        countdown = -1;
    }

    /** The error that this operation has to report, or {@link Errno#OK} if it may go on. */
    Errno take(Operation operation) {
        if (countdown >= 0 && countdown-- == 0) {
            return Errno.EIO;
        }
        Deque<Errno> plans = planned.getOrDefault(operation, new ArrayDeque<>());
        return plans.isEmpty() ? Errno.OK : plans.remove();
    }
}
