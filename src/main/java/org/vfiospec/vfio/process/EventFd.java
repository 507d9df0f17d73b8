package org.vfiospec.vfio.process;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.EventChannel;

/** A counter that one side adds to and another takes; the kernel may listen for additions. */
public final class EventFd implements OpenFile, EventChannel {
    private static final int SIZE = 8;
    private static final long LARGEST = -2L;

    private final String name;
    private final List<Runnable> listeners = new ArrayList<>();
    private long count;

    EventFd(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String nameOf(long offset) {
        return name;
    }

    /** The kernel adds one; signals coalesce, and at the largest count one more is lost. */
    public void signal() {
        add(1);
    }

    /** Calls {@code listener} after every addition, as an irqfd or an ioeventfd does. */
    @Override
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    public long count() {
        return count;
    }

    /** The kernel takes the count, as it does in an irqfd or an ioeventfd. */
    public void drain() {
        count = 0;
    }

    @Override
    public boolean isReadable() {
        return count != 0;
    }

    @Override
    public int pread(ByteBuffer into, long offset) {
        if (into.remaining() < SIZE) {
            return Errno.EINVAL.result();
        }
        if (count == 0) {
            return Errno.EAGAIN.result();
        }
        into.order(ByteOrder.LITTLE_ENDIAN).putLong(count);
        count = 0;
        return SIZE;
    }

    @Override
    public int pwrite(ByteBuffer from, long offset) {
        if (from.remaining() < SIZE) {
            return Errno.EINVAL.result();
        }
        long added = from.order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (added == -1) {
            return Errno.EINVAL.result();
        }
        if (Long.compareUnsigned(added, LARGEST - count) > 0) {
            return Errno.EAGAIN.result();
        }
        add(added);
        return SIZE;
    }

    /** Stops at the largest count, as {@code eventfd_signal} does. */
    @Override
    public void add(long added) {
        count = Long.compareUnsigned(added, LARGEST - count) > 0 ? LARGEST : count + added;
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
