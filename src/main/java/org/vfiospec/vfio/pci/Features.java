package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.vfiospec.uapi.DeviceFeature;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.Feature;
import org.vfiospec.uapi.LowPowerEntry;
import org.vfiospec.vfio.process.Argument;
import org.vfiospec.vfio.process.VmmProcess;

/** {@code VFIO_DEVICE_FEATURE}: one envelope for everything optional. */
record Features(VfioPciDevice device, DeviceFeature asked, Argument argument, VmmProcess caller) {
    private static final int GET = DeviceFeature.GET;
    private static final int SET = DeviceFeature.SET;
    private static final int UUID_SIZE = 16;
    private static final int KNOWN = DeviceFeature.MASK | GET | SET | DeviceFeature.PROBE;

    // vfio_ioctl_device_feature: shape first, then whether the feature exists, then whether it has the operation.
    int serve() {
        boolean both = has(GET) && has(SET);
        if ((asked.flags() & ~KNOWN) != 0 || both && !has(DeviceFeature.PROBE)) {
            return Errno.EINVAL.result();
        }
        return asked.feature().map(this::serve).orElse(Errno.ENOTTY.result());
    }

    private int serve(Feature feature) {
        return switch (feature) {
            case PCI_VF_TOKEN ->
                device.token().isEmpty() ? Errno.ENOTTY.result() : checked(SET, UUID_SIZE, this::setToken);
            case LOW_POWER_ENTRY -> checked(SET, 0, () -> device.power().enter().result());
            case LOW_POWER_ENTRY_WITH_WAKEUP -> checked(SET, LowPowerEntry.SIZE, this::enterWithWakeup);
            case LOW_POWER_EXIT -> checked(SET, 0, this::exitLowPower);
            case DMA_BUF -> new Export(device, argument, caller).serve(this);
        };
    }

    private boolean has(int flag) {
        return (asked.flags() & flag) != 0;
    }

    /** {@code vfio_check_feature}: a probe ends here, with an answer and without an effect. */
    int checked(int supported, int payload, IntSupplier action) {
        int operation = asked.flags() & (GET | SET);
        if ((operation & ~supported) != 0) {
            return Errno.EINVAL.result();
        }
        if (has(DeviceFeature.PROBE)) {
            return 0;
        }
        boolean enough = Integer.toUnsignedLong(asked.argsz()) >= DeviceFeature.SIZE + payload;
        return operation == 0 || !enough ? Errno.EINVAL.result() : action.getAsInt();
    }

    private int setToken() {
        Optional<ByteBuffer> uuid = argument.copyIn(DeviceFeature.SIZE, UUID_SIZE);
        uuid.ifPresent(bytes -> device.token().orElseThrow().set(uuid(bytes)));
        return (uuid.isPresent() ? Errno.OK : Errno.EFAULT).result();
    }

    /** The bytes of a UUID stand in the order in which it is written. */
    private static UUID uuid(ByteBuffer bytes) {
        ByteBuffer written = bytes.order(ByteOrder.BIG_ENDIAN);
        return new UUID(written.getLong(), written.getLong());
    }

    private int enterWithWakeup() {
        return argument.copyIn(DeviceFeature.SIZE, LowPowerEntry.SIZE)
                .map(LowPowerEntry::from)
                .map(entry -> device.power().enter(entry.wakeupEventfd(), caller))
                .orElse(Errno.EFAULT)
                .result();
    }

    private int exitLowPower() {
        device.power().exit();
        return 0;
    }
}
