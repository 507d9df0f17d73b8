package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import org.vfiospec.pci.Bar;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.RegionInfo;

/** The expansion ROM in the device file: read only, as far as it holds an image, and through its enable bit. */
record RomRegion(PciFunction function, String party, MemorySpace memory) implements Region {

    @Override
    public String name() {
        return "ROM";
    }

    /** The size of the window, not of the image; 0 if there is no image in it. */
    @Override
    public long size() {
        int command = function.config().read(ConfigSpace.COMMAND, 2);
        writeCommand(command | ConfigSpace.COMMAND_MEMORY);
        Mmio rom = switchedOn(true);
        long image = RomImage.length(rom, window());
        switchedOn(false);
        writeCommand(command);
        return image == 0 ? 0 : window();
    }

    @Override
    public int flags() {
        return RegionInfo.FLAG_READ;
    }

    // vfio_pci_bar_rw: behind the image everything reads as ones, without a look at the function.
    @Override
    public int read(long position, ByteBuffer into) {
        if (position >= window()) {
            return Errno.EINVAL.result();
        }
        Mmio rom = switchedOn(true);
        long image = RomImage.length(rom, window());
        int count = (int) Math.min(into.remaining(), window() - position);
        Errno done = image == 0 ? Errno.ENOMEM : fill(rom, image, position, into.slice(0, count));
        switchedOn(false);
        return done.failed() ? done.result() : count;
    }

    private Errno fill(Mmio rom, long image, long position, ByteBuffer into) {
        int readable = (int) Math.max(0, Math.min(into.remaining(), image - position));
        if (readable > 0 && !memory.isEnabled()) {
            return Errno.EIO;
        }
        Units.load(rom, position, into.slice(0, readable));
        into.position(readable);
        while (into.hasRemaining()) {
            into.put((byte) 0xff);
        }
        return Errno.OK;
    }

    @Override
    public int write(long position, ByteBuffer from) {
        return Errno.EINVAL.result();
    }

    private long window() {
        return function.rom().size();
    }

    // pci_map_rom and pci_unmap_rom: the bit is set only while somebody reads.
    private Mmio switchedOn(boolean on) {
        int address = (int) function.rom().address();
        function.writeConfig(party, ConfigSpace.ROM, 4, on ? address | ConfigSpace.ROM_ENABLE : address);
        return function.map(Bar.ROM, party);
    }

    private void writeCommand(int command) {
        if (function.config().read(ConfigSpace.COMMAND, 2) != command) {
            function.writeConfig(party, ConfigSpace.COMMAND, 2, command);
        }
    }
}
