package org.vfiospec.pci;

import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.trace.Hex;
import org.vfiospec.trace.RegisterAccess;

/** The addresses of VGA as a party sees them: a frame buffer in memory below 1 MiB, and two rows of ports. */
record LegacyVga(PciFunction function, String party) implements Mmio {
    private static final long FRAME_BUFFER = 0xa_0000;

    @Override
    public long read(long offset, int width) {
        long value = answers(offset) ? window().read(offset, width) : Mmio.allOnes(width);
        record(false, offset, width, value);
        return value;
    }

    @Override
    public void write(long offset, int width, long value) {
        record(true, offset, width, value);
        if (answers(offset)) {
            window().write(offset, width, value);
        }
    }

    private boolean answers(long offset) {
        int bit = offset >= FRAME_BUFFER ? ConfigSpace.COMMAND_MEMORY : ConfigSpace.COMMAND_IO;
        return function.isVga() && window() != null && function.config().has(ConfigSpace.COMMAND, 2, bit);
    }

    private Mmio window() {
        return function.model().windows().get(RegisterAccess.VGA);
    }

    private void record(boolean write, long offset, int width, long value) {
        String content = Hex.of(value & Mmio.allOnes(width), 2 * width);
        function.fabric()
                .record(new RegisterAccess(
                        party, function.name(), write, RegisterAccess.VGA, offset, "", width, content));
    }
}
