package org.vfiospec.pci;

import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.uapi.Errno;

/** A reset by the kernel: save the configuration, silence the function, set the FLR bit, restore the configuration. */
final class FunctionReset {
    /** Bit 15 of the PCI Express device control register; always reads as zero. */
    static final int INITIATE = 0x8000;

    private static final String KERNEL = "kernel";
    private static final int CAPABLE = 1 << 28;

    private final PciFunction function;
    private final ConfigSpace config;
    private final int express;

    FunctionReset(PciFunction function) {
        this.function = function;
        this.config = function.config();
        this.express = config.find(Capability.EXPRESS);
    }

    boolean isPossible() {
        return express != 0 && config.has(express + 4, 4, CAPABLE);
    }

    /** @return {@code ENOTTY} if the function has no function-level reset */
    Errno execute() {
        if (!isPossible()) {
            return Errno.ENOTTY;
        }
        byte[] saved = config.save();
        function.writeConfig(KERNEL, ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_INTX_DISABLE);
        function.writeConfig(KERNEL, express + 8, 2, config.read(express + 8, 2) | INITIATE);
        config.restore(saved);
        return Errno.OK;
    }
}
