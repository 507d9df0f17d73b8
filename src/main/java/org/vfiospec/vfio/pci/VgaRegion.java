package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.uapi.Errno;

/** The addresses of VGA in the device file of a display controller; a position is the address itself. */
record VgaRegion(PciFunction function, String party) implements Region {
    private static final long SIZE = 0xc_0000;
    private static final int DECODE = ConfigSpace.COMMAND_IO | ConfigSpace.COMMAND_MEMORY;

    private record Range(long first, long end) {}

    private static final List<Range> RANGES =
            List.of(new Range(0x3b0, 0x3bc), new Range(0x3c0, 0x3e0), new Range(0xa_0000, SIZE));

    @Override
    public String name() {
        return "VGA";
    }

    @Override
    public long size() {
        return SIZE;
    }

    @Override
    public int flags() {
        return READ_WRITE;
    }

    @Override
    public int read(long position, ByteBuffer into) {
        return range(position)
                .map(range -> {
                    ByteBuffer part = cut(into, range.end - position);
                    Units.load(function.legacy(party), position, part);
                    return part.position();
                })
                .orElse(Errno.EINVAL.result());
    }

    @Override
    public int write(long position, ByteBuffer from) {
        return range(position)
                .map(range -> {
                    ByteBuffer part = cut(from, range.end - position);
                    Units.store(function.legacy(party), position, part);
                    return part.position();
                })
                .orElse(Errno.EINVAL.result());
    }

    private Optional<Range> range(long position) {
        Optional<Range> found = RANGES.stream()
                .filter(range -> position >= range.first && position < range.end)
                .findFirst();
        found.ifPresent(range -> arbitrate());
        return found;
    }

    // vga_get: the arbiter lets this function answer, whatever the user has written to the command register.
    private void arbitrate() {
        int command = function.config().read(ConfigSpace.COMMAND, 2);
        if ((command & DECODE) != DECODE) {
            function.writeConfig("vgaarb", ConfigSpace.COMMAND, 2, command | DECODE);
        }
    }

    private static ByteBuffer cut(ByteBuffer bytes, long room) {
        return bytes.slice(0, (int) Math.min(bytes.remaining(), room)).order(bytes.order());
    }
}
