package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.UUID;
import org.vfiospec.uapi.DeviceFeature;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.process.Argument;

/** {@code VFIO_DEVICE_FEATURE}: one envelope for everything optional; the core itself knows the VF token. */
record Features(Optional<VfToken> token) {
    private static final int VF_TOKEN = 0;
    private static final int UUID_SIZE = 16;
    private static final int KNOWN = DeviceFeature.MASK | DeviceFeature.GET | DeviceFeature.SET | DeviceFeature.PROBE;

    // vfio_ioctl_device_feature: shape first, then whether the feature exists, then whether it has the operation.
    int serve(DeviceFeature asked, Argument argument) {
        boolean get = (asked.flags() & DeviceFeature.GET) != 0;
        boolean set = (asked.flags() & DeviceFeature.SET) != 0;
        boolean probe = (asked.flags() & DeviceFeature.PROBE) != 0;
        if ((asked.flags() & ~KNOWN) != 0 || get && set && !probe) {
            return Errno.EINVAL.result();
        }
        boolean exists = (asked.flags() & DeviceFeature.MASK) == VF_TOKEN && token.isPresent();
        if (!exists) {
            return Errno.ENOTTY.result();
        }
        if (get || !set && !probe) {
            return Errno.EINVAL.result();
        }
        return probe ? 0 : setToken(asked, argument).result();
    }

    private Errno setToken(DeviceFeature asked, Argument argument) {
        if (Integer.toUnsignedLong(asked.argsz()) < DeviceFeature.SIZE + UUID_SIZE) {
            return Errno.EINVAL;
        }
        Optional<ByteBuffer> uuid = argument.copyIn(DeviceFeature.SIZE, UUID_SIZE);
        uuid.ifPresent(bytes -> token.orElseThrow().set(uuid(bytes)));
        return uuid.isPresent() ? Errno.OK : Errno.EFAULT;
    }

    /** The bytes of a UUID stand in the order in which it is written. */
    private static UUID uuid(ByteBuffer bytes) {
        ByteBuffer written = bytes.order(ByteOrder.BIG_ENDIAN);
        return new UUID(written.getLong(), written.getLong());
    }
}
