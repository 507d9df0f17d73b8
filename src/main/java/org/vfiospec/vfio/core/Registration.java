package org.vfiospec.vfio.core;

import org.vfiospec.uapi.Errno;

/** A device in its group: how many descriptors it has, and whether its driver wants it back. */
final class Registration {
    private final VfioDevice device;
    private int descriptors;
    private int requests;
    private Runnable whenFree;

    Registration(VfioDevice device) {
        this.device = device;
    }

    VfioDevice device() {
        return device;
    }

    boolean isOpen() {
        return descriptors > 0;
    }

    boolean isLeaving() {
        return whenFree != null;
    }

    /** Whether a user's string names the device and allows its use; {@code ENODEV} if it names another. */
    Errno match(String name) {
        return isLeaving() ? Errno.ENODEV : device.match(name);
    }

    Errno open() {
        Errno opened = descriptors == 0 ? device.open() : Errno.OK;
        descriptors += opened.failed() ? 0 : 1;
        return opened;
    }

    void close() {
        descriptors--;
        if (descriptors == 0) {
            device.close();
            if (isLeaving()) {
                whenFree.run();
            }
        }
    }

    /** Waits for the last descriptor; the user is asked at once, and again by {@link #remind}. */
    void leave(Runnable whenFree) {
        this.whenFree = whenFree;
        if (isOpen()) {
            remind();
        } else {
            whenFree.run();
        }
    }

    /** Another ten seconds have passed. */
    void remind() {
        if (isLeaving() && isOpen()) {
            device.request(requests++);
        }
    }
}
