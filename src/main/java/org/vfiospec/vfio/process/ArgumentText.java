package org.vfiospec.vfio.process;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.vfiospec.trace.Hex;
import org.vfiospec.uapi.DeviceFeature;
import org.vfiospec.uapi.DeviceInfo;
import org.vfiospec.uapi.DirtyBitmap;
import org.vfiospec.uapi.DmaMap;
import org.vfiospec.uapi.DmaUnmap;
import org.vfiospec.uapi.GroupStatus;
import org.vfiospec.uapi.HotReset;
import org.vfiospec.uapi.HotResetInfo;
import org.vfiospec.uapi.IoEventFd;
import org.vfiospec.uapi.IrqInfo;
import org.vfiospec.uapi.IrqSet;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.uapi.Request;
import org.vfiospec.uapi.Structure;
import org.vfiospec.uapi.Type1Info;

/** What a call carried, in the words of {@code strace}, for the ledger. */
final class ArgumentText {
    private static final int LONGEST_STRUCTURE = 32;
    private static final int LONGEST_STRING = 64;

    private static final Map<Request, Function<ByteBuffer, Structure>> STRUCTURES = Map.ofEntries(
            Map.entry(Request.VFIO_GROUP_GET_STATUS, GroupStatus::from),
            Map.entry(Request.VFIO_DEVICE_GET_INFO, DeviceInfo::from),
            Map.entry(Request.VFIO_DEVICE_GET_REGION_INFO, RegionInfo::from),
            Map.entry(Request.VFIO_DEVICE_GET_IRQ_INFO, IrqInfo::from),
            Map.entry(Request.VFIO_DEVICE_SET_IRQS, IrqSet::from),
            Map.entry(Request.VFIO_DEVICE_GET_PCI_HOT_RESET_INFO, HotResetInfo::from),
            Map.entry(Request.VFIO_DEVICE_PCI_HOT_RESET, HotReset::from),
            Map.entry(Request.VFIO_DEVICE_IOEVENTFD, IoEventFd::from),
            Map.entry(Request.VFIO_DEVICE_FEATURE, DeviceFeature::from),
            Map.entry(Request.VFIO_IOMMU_GET_INFO, Type1Info::from),
            Map.entry(Request.VFIO_IOMMU_MAP_DMA, DmaMap::from),
            Map.entry(Request.VFIO_IOMMU_UNMAP_DMA, DmaUnmap::from),
            Map.entry(Request.VFIO_IOMMU_DIRTY_PAGES, DirtyBitmap::from));

    private ArgumentText() {}

    /** The argument of a request as it stands now: before the call what was asked, after it what was answered. */
    static String of(Request request, Argument argument) {
        Function<ByteBuffer, Structure> structure = STRUCTURES.get(request);
        if (structure != null) {
            return structure.apply(head(argument)).text();
        }
        return request == Request.VFIO_GROUP_GET_DEVICE_FD
                ? argument.string(LONGEST_STRING).map(ArgumentText::printable).orElse("")
                : number(argument);
    }

    /** Bytes that were moved: as a number where they are one, otherwise what tells them from others. */
    static String of(ByteBuffer moved, int asked) {
        ByteBuffer bytes = moved.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        return switch (bytes.remaining()) {
            case 1 -> Hex.of(Byte.toUnsignedLong(bytes.get()), 2);
            case 2 -> Hex.of(Short.toUnsignedLong(bytes.getShort()), 4);
            case 4 -> Hex.of(Integer.toUnsignedLong(bytes.getInt()), 8);
            case 8 -> Hex.of(bytes.getLong(), 16);
            case 0 -> asked + " bytes";
            default -> "%d bytes, CRC-32 %08x".formatted(bytes.remaining(), checksum(bytes));
        };
    }

    private static long checksum(ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    private static ByteBuffer head(Argument argument) {
        ByteBuffer head = ByteBuffer.allocate(LONGEST_STRUCTURE).order(ByteOrder.LITTLE_ENDIAN);
        for (int size = LONGEST_STRUCTURE; size > 0; size--) {
            Optional<ByteBuffer> bytes = argument.copyIn(0, size);
            if (bytes.isPresent()) {
                return head.put(bytes.get()).rewind();
            }
        }
        return head;
    }

    private static String number(Argument argument) {
        return argument.number() == 0 ? "" : Long.toString(argument.number());
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
