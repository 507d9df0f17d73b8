package org.vfiospec.vmm;

/**
 * A driver inside the guest. What it remembers is part of the guest and travels with it.
 *
 * <p>It reaches its device through {@link GuestDevice} and shared memory only, and checks every answer by other means
 * than the device's own.
 */
public interface GuestDriver {

    /** Sets the device up, as after power-on. */
    void start(GuestDevice device, GuestMemory memory);

    /** The guest goes on elsewhere: the same driver, a device and memory that hold what the old ones held. */
    void moved(GuestDevice device, GuestMemory memory);

    /** Gives the device one more job. */
    void submit();

    /** One slice of CPU time: collects what is finished, checks it, and does whatever else the driver wants to do. */
    void run();

    /** Compares what the device shows in registers with what the driver knows; only while the device answers. */
    default void verify() {}

    /** Jobs given and not yet collected. */
    int outstanding();

    /** Jobs collected with a result that was right. */
    int completed();

    /** What was wrong, in words; empty while all was right. */
    String complaint();
}
