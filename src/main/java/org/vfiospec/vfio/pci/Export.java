package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfiospec.pci.Bar;
import org.vfiospec.uapi.DeviceFeature;
import org.vfiospec.uapi.DmaBufGet;
import org.vfiospec.uapi.DmaRange;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.VariantDriver.Access;
import org.vfiospec.vfio.process.AddressSpace;
import org.vfiospec.vfio.process.Argument;
import org.vfiospec.vfio.process.Extent;
import org.vfiospec.vfio.process.VmmProcess;

/** A user asks for a part of a BAR as a dma-buf: {@code vfio_pci_core_feature_dma_buf}. */
record Export(VfioPciDevice device, Argument argument, VmmProcess caller) {
    private static final int RANGES = DeviceFeature.SIZE + DmaBufGet.SIZE;

    int serve(Features envelope) {
        return device.driver().exports()
                ? envelope.checked(DeviceFeature.GET, DmaBufGet.SIZE, this::get)
                : Errno.EOPNOTSUPP.result();
    }

    private int get() {
        Optional<ByteBuffer> head = argument.copyIn(DeviceFeature.SIZE, DmaBufGet.SIZE);
        return head.map(DmaBufGet::from).map(this::get).orElse(Errno.EFAULT.result());
    }

    private int get(DmaBufGet asked) {
        if (asked.nrRanges() == 0 || asked.flags() != 0) {
            return Errno.EINVAL.result();
        }
        long index = Integer.toUnsignedLong(asked.regionIndex());
        if (index >= Bar.ROM) {
            return Errno.ENODEV.result();
        }
        long bytes = Integer.toUnsignedLong(asked.nrRanges()) * DmaRange.SIZE;
        Optional<ByteBuffer> ranges = argument.copyIn(RANGES, bytes);
        return ranges.map(list -> export((int) index, list)).orElse(Errno.EFAULT.result());
    }

    private int export(int index, ByteBuffer list) {
        List<DmaRange> ranges = new ArrayList<>();
        while (list.hasRemaining()) {
            ranges.add(DmaRange.from(list));
        }
        Errno shape = shape(ranges);
        Bar bar = device.function().bar(index);
        if (shape.failed() || bar == null || bar.isPort()) {
            return Errno.EINVAL.result();
        }
        Errno place = place(ranges, bar);
        return place.failed() ? place.result() : caller.install(device.export(parts(ranges, bar)));
    }

    /** Whole pages, and a sum that does not wrap. */
    private static Errno shape(List<DmaRange> ranges) {
        long sum = 0;
        for (DmaRange range : ranges) {
            boolean aligned = (range.offset() | range.length()) % AddressSpace.PAGE == 0;
            boolean wraps = Long.compareUnsigned(sum + range.length(), sum) < 0;
            if (range.length() == 0 || !aligned || wraps || sum + range.length() < 0) {
                return Errno.EINVAL;
            }
            sum += range.length();
        }
        return Errno.OK;
    }

    // vfio_pci_core_fill_phys_vec
    private Errno place(List<DmaRange> ranges, Bar bar) {
        long limit = device.driver().limit(bar.index(), bar.size(), Access.EXPORT);
        for (DmaRange range : ranges) {
            long start = bar.address() + range.offset();
            long end = start + range.length();
            if (Long.compareUnsigned(start, bar.address()) < 0 || Long.compareUnsigned(end, start) < 0) {
                return Errno.EOVERFLOW;
            }
            if (Long.compareUnsigned(end, bar.address() + limit) > 0) {
                return Errno.EINVAL;
            }
        }
        return Errno.OK;
    }

    private static List<Extent> parts(List<DmaRange> ranges, Bar bar) {
        return ranges.stream()
                .map(range -> new Extent(bar.address() + range.offset(), range.length()))
                .toList();
    }
}
