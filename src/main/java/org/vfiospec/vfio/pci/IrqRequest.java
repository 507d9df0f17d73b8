package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import org.vfiospec.uapi.IrqSet;

/** A {@code VFIO_DEVICE_SET_IRQS} that has passed the general checks; {@code data} holds one entry per vector. */
record IrqRequest(IrqSet head, ByteBuffer data) {

    boolean isNone() {
        return (head.flags() & IrqSet.DATA_NONE) != 0;
    }

    boolean isBool() {
        return (head.flags() & IrqSet.DATA_BOOL) != 0;
    }

    boolean isEventfd() {
        return (head.flags() & IrqSet.DATA_EVENTFD) != 0;
    }

    int action() {
        return head.flags() & IrqSet.ACTION_TYPES;
    }

    int start() {
        return head.start();
    }

    int count() {
        return head.count();
    }

    /** Whether the request means the vector that is {@code i} after the first: always, or if its byte is set. */
    boolean selects(int i) {
        return isNone() || isBool() && data.get(i) != 0;
    }

    /** The descriptor for the vector that is {@code i} after the first. */
    int fd(int i) {
        return data.getInt(i * Integer.BYTES);
    }

    /** Disables the whole index: no data and no vectors. */
    boolean disables() {
        return isNone() && count() == 0;
    }
}
