package org.vfiospec.vfio.pci;

import java.util.Optional;
import java.util.UUID;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.core.Kernel;

/** Whether a user's string names a device and shows the token that its physical function asks for. */
record TokenCheck(Kernel kernel, PciFunction function, Optional<VfToken> own) {

    // vfio_pci_core_match, vfio_pci_validate_vf_token
    Errno match(String name) {
        String place = function.bdf().toString();
        if (!VfToken.names(name, place)) {
            return Errno.ENODEV;
        }
        String options = name.substring(place.length());
        return VfToken.isWellFormed(options) ? admits(VfToken.parse(options)) : Errno.EINVAL;
    }

    private Errno admits(Optional<UUID> given) {
        return asked().map(token -> function.isVirtual() ? token.admitsVirtual(given) : token.admitsPhysical(given))
                .orElse(given.isPresent() ? Errno.EINVAL : Errno.OK);
    }

    /** A virtual function is opened, or closed. */
    void used(int change) {
        if (function.isVirtual()) {
            asked().ifPresent(token -> token.used(change));
        }
    }

    /** For a virtual function the token of the physical one, if a VFIO driver has it. */
    private Optional<VfToken> asked() {
        return function.isVirtual()
                ? kernel.device(function.physicalFunction())
                        .filter(VfioPciDevice.class::isInstance)
                        .flatMap(physical -> ((VfioPciDevice) physical).token())
                : own;
    }
}
