package org.vfiospec.vfio;

/** An eventfd from the kernel's side. */
public interface EventChannel {

    /** Adds to the counter and wakes everybody who waits on it; adding 0 only wakes. */
    void add(long value);

    /** Calls {@code listener} whenever the counter is added to, by whatever side (virqfd). */
    void listen(Runnable listener);

    void forget(Runnable listener);
}
