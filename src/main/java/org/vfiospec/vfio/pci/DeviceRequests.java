package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfiospec.uapi.Capability;
import org.vfiospec.uapi.CapabilityChain;
import org.vfiospec.uapi.DeviceFeature;
import org.vfiospec.uapi.DeviceInfo;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.HotResetInfo;
import org.vfiospec.uapi.IoEventFd;
import org.vfiospec.uapi.IrqInfo;
import org.vfiospec.uapi.IrqSet;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.process.Argument;
import org.vfiospec.vfio.process.VmmProcess;

/** The requests on a device file: {@code vfio_pci_core_ioctl}. */
record DeviceRequests(VfioPciDevice device) {

    int serve(Request request, Argument argument, VmmProcess caller) {
        return switch (request) {
            case VFIO_DEVICE_GET_INFO ->
                argument.structure(
                        DeviceInfo.MINIMUM, DeviceInfo.SIZE, bytes -> info(DeviceInfo.from(bytes), argument));
            case VFIO_DEVICE_GET_REGION_INFO ->
                argument.structure(
                        RegionInfo.SIZE, RegionInfo.SIZE, bytes -> regionInfo(RegionInfo.from(bytes), argument));
            case VFIO_DEVICE_GET_IRQ_INFO ->
                argument.structure(
                        IrqInfo.SIZE, IrqInfo.SIZE, bytes -> device.interrupts().info(IrqInfo.from(bytes), argument));
            case VFIO_DEVICE_SET_IRQS ->
                argument.structure(
                        IrqSet.SIZE,
                        IrqSet.SIZE,
                        bytes -> device.interrupts().set(IrqSet.from(bytes), argument, caller));
            case VFIO_DEVICE_RESET -> reset().result();
            case VFIO_DEVICE_IOEVENTFD ->
                argument.structure(
                        IoEventFd.SIZE,
                        IoEventFd.SIZE,
                        bytes -> device.ioeventfds()
                                .set(IoEventFd.from(bytes), device.regions(), caller)
                                .result());
            case VFIO_DEVICE_FEATURE ->
                argument.structure(
                        DeviceFeature.SIZE,
                        DeviceFeature.SIZE,
                        bytes -> new Features(device, DeviceFeature.from(bytes), argument, caller).serve());
            case VFIO_DEVICE_GET_PCI_HOT_RESET_INFO ->
                argument.structure(
                        HotResetInfo.SIZE,
                        HotResetInfo.SIZE,
                        bytes -> hotReset().info(HotResetInfo.from(bytes), argument));
            case VFIO_DEVICE_PCI_HOT_RESET ->
                argument.structure(
                        org.vfiospec.uapi.HotReset.SIZE,
                        org.vfiospec.uapi.HotReset.SIZE,
                        bytes -> hotReset()
                                .reset(org.vfiospec.uapi.HotReset.from(bytes), argument, caller)
                                .result());
            default -> Errno.ENOTTY.result();
        };
    }

    private int info(DeviceInfo asked, Argument argument) {
        int reset = device.function().hasReset() ? DeviceInfo.FLAG_RESET : 0;
        int regions = device.regions().all().size();
        DeviceInfo info = new DeviceInfo(
                asked.argsz(),
                DeviceInfo.FLAG_PCI | reset,
                regions,
                device.interrupts().indexes(),
                0,
                0);
        return argument.copyOut(0, cut(info.toBytes(), asked.argsz())).result();
    }

    private int regionInfo(RegionInfo asked, Argument argument) {
        Region region = device.regions().get(Integer.toUnsignedLong(asked.index()));
        long size = region == null ? 0 : region.size();
        // Of all regions that the function does not have, VGA alone is not even described.
        if (region == null || asked.index() == Regions.VGA && size == 0) {
            return Errno.EINVAL.result();
        }
        RegionInfo info = new RegionInfo(
                asked.argsz(), size == 0 ? 0 : region.flags(), asked.index(), 0, size, Regions.offset(asked.index()));
        return answer(info, region.capabilities(), argument);
    }

    /** A chain that does not fit is not an error: the answer says how much room it takes. */
    private static int answer(RegionInfo info, List<Capability> capabilities, Argument argument) {
        if (capabilities.isEmpty()) {
            return argument.copyOut(0, info.toBytes()).result();
        }
        ByteBuffer chain = CapabilityChain.toBytes(capabilities, RegionInfo.SIZE);
        int needed = RegionInfo.SIZE + chain.remaining();
        boolean fits = Integer.toUnsignedLong(info.argsz()) >= needed;
        if (fits && argument.copyOut(RegionInfo.SIZE, chain).failed()) {
            return Errno.EFAULT.result();
        }
        RegionInfo head = new RegionInfo(
                fits ? info.argsz() : needed,
                info.flags() | RegionInfo.FLAG_CAPS,
                info.index(),
                fits ? RegionInfo.SIZE : 0,
                info.size(),
                info.offset());
        return argument.copyOut(0, head.toBytes()).result();
    }

    private HotReset hotReset() {
        return new HotReset(device, device.resetSet());
    }

    private Errno reset() {
        return device.function().hasReset() ? device.reset() : Errno.EINVAL;
    }

    private static ByteBuffer cut(ByteBuffer bytes, int argsz) {
        return bytes.limit((int) Math.min(bytes.limit(), Integer.toUnsignedLong(argsz)));
    }
}
