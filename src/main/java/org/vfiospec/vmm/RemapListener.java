package org.vfiospec.vmm;

import java.nio.ByteBuffer;
import org.vfiospec.vfio.SystemCalls;

/**
 * The thread of a VMM that looks at BARs again when a driver asks for it, and answers on the same eventfd (the QEMU
 * side of the vendor ops, RFC v4, May 2020).
 *
 * <p>It must not be the thread that writes {@code device_state}: that one waits for the answer.
 */
final class RemapListener {
    private static final int BARS = 6;

    private final SystemCalls calls;
    private final AssignedDevice device;
    private final int eventfd;

    private RemapListener(SystemCalls calls, AssignedDevice device, int eventfd) {
        this.calls = calls;
        this.device = device;
        this.eventfd = eventfd;
    }

    /** Listens if the device has such an interrupt. */
    static void start(DeviceFile file, AssignedDevice device, SystemCalls calls) {
        RemapPort.of(file).ifPresent(port -> {
            int eventfd = file.eventfd();
            Refused.check(file.name(), port.enable(eventfd).result());
            calls.watch(eventfd, new RemapListener(calls, device, eventfd)::wake);
        });
    }

    private void wake() {
        ByteBuffer bars = Little.buffer(Long.BYTES);
        Refused.check("remap eventfd", calls.pread(eventfd, bars, 0));
        for (int bar = 0; bar < BARS; bar++) {
            if ((bars.getLong(0) >> bar & 1) != 0) {
                device.lookAgain(bar);
            }
        }
        // An answer of 0 wakes the driver and leaves nothing that would wake this thread.
        Refused.check("remap eventfd", calls.pwrite(eventfd, Little.bytes(0, Long.BYTES), 0));
    }
}
