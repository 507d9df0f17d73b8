package org.vfiospec.vfio.pci;

import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.core.Kernel;

/** The name by which a user asks for a device: its address, and for some a token. */
final class VfToken {
    private VfToken() {}

    static Errno match(Kernel kernel, PciFunction function, String name) {
        return name.equals(function.bdf().toString()) ? Errno.OK : Errno.ENODEV;
    }
}
