package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfiospec.pci.Bar;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.Capability;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.vfio.VariantDriver;
import org.vfiospec.vfio.VariantDriver.Access;
import org.vfiospec.vfio.process.AddressSpace;
import org.vfiospec.vfio.process.Mappable;

/** A BAR in the device file, as much of it as the driver lets through. */
final class BarRegion implements Region {
    private final VfioPciDevice device;
    private final PciFunction function;
    private final Bar bar;
    private final VariantDriver driver;
    private final MemorySpace memory;
    private final MsixTable msix;

    BarRegion(VfioPciDevice device, Bar bar) {
        this.device = device;
        this.function = device.function();
        this.bar = bar;
        this.driver = device.driver();
        this.memory = device.memory();
        this.msix = MsixTable.of(function);
    }

    @Override
    public String name() {
        return "BAR" + bar.index();
    }

    @Override
    public long size() {
        return limit(Access.INFO);
    }

    @Override
    public int flags() {
        return isMappable() ? READ_WRITE | RegionInfo.FLAG_MMAP : READ_WRITE;
    }

    @Override
    public List<Capability> capabilities() {
        boolean table = isMappable() && msix.isIn(bar.index());
        return table ? List.of(Capability.bare(Capability.MSIX_MAPPABLE)) : List.of();
    }

    @Override
    public int read(long position, ByteBuffer into) {
        return transfer(position, into, Access.READ);
    }

    @Override
    public int write(long position, ByteBuffer from) {
        return transfer(position, from, Access.WRITE);
    }

    private int transfer(long position, ByteBuffer bytes, Access access) {
        long end = limit(access);
        if (position >= end) {
            return Errno.EINVAL.result();
        }
        if (isTaken()) {
            return Errno.EBUSY.result();
        }
        int count = (int) Math.min(bytes.remaining(), end - position);
        boolean done = move(position, bytes.slice(0, count).order(bytes.order()), access);
        return done ? count : Errno.EIO.result();
    }

    private boolean move(long position, ByteBuffer bytes, Access access) {
        Mmio registers = driver.trapped(bar.index(), function.map(bar.index(), driver.name()));
        long at = position;
        while (bytes.hasRemaining() && (bar.isPort() || memory.isEnabled())) {
            long hidden = msix.coveredFrom(bar.index(), at);
            int width = hidden > 0
                    ? (int) Math.min(hidden, bytes.remaining())
                    : Units.width(at, Math.min(bytes.remaining(), msix.freeFrom(bar.index(), at)));
            if (hidden > 0) {
                skip(bytes, width, access);
            } else if (access == Access.READ) {
                Units.put(bytes, width, registers.read(at, width));
            } else {
                registers.write(at, width, Units.take(bytes, width));
            }
            at += width;
        }
        return !bytes.hasRemaining();
    }

    /** Bytes of the MSI-X table: ones for the reader, nothing for the writer. */
    private static void skip(ByteBuffer bytes, int count, Access access) {
        for (int i = 0; i < count; i++) {
            if (access == Access.READ) {
                bytes.put((byte) 0xff);
            } else {
                bytes.get();
            }
        }
    }

    @Override
    public Mappable mmap(long position, long length) {
        long narrowed = limit(Access.MMAP);
        long end = narrowed < bar.size() ? narrowed : pages(bar.size());
        boolean fits = isMappable() && position <= end - pages(length);
        if (!fits || isTaken()) {
            return Mappable.refused(fits ? Errno.EBUSY : Errno.EINVAL);
        }
        return new BarMapping(function, bar.index(), position, memory);
    }

    /** Another part of the kernel has claimed the BAR, such as a frame buffer ({@code pci_request_selected_regions}). */
    boolean isTaken() {
        return device.kernel().isTaken(function, bar.index());
    }

    /** How far a kernel-made access such as an ioeventfd may reach. */
    long limit(Access access) {
        return driver.limit(bar.index(), bar.size(), access);
    }

    boolean coversTable(long position, int width) {
        return msix.touches(bar.index(), position, width);
    }

    private boolean isMappable() {
        return !bar.isPort() && limit(Access.MMAP) > 0 && isPageOfItsOwn();
    }

    // A page that this BAR shares with another resource would show that resource too.
    private boolean isPageOfItsOwn() {
        return bar.size() >= AddressSpace.PAGE || bar.address() % AddressSpace.PAGE == 0 && isAloneInItsPage();
    }

    private boolean isAloneInItsPage() {
        long page = bar.address() / AddressSpace.PAGE;
        return function.bus().functions().stream()
                .flatMap(neighbour -> neighbour.bars().stream())
                .filter(other -> !other.isPort() && other.address() / AddressSpace.PAGE == page)
                .allMatch(bar::equals);
    }

    private static long pages(long size) {
        return (size + AddressSpace.PAGE - 1) / AddressSpace.PAGE * AddressSpace.PAGE;
    }
}
