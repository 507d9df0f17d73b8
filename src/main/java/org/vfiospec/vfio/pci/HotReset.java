package org.vfiospec.vfio.pci;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vfiospec.iommu.IommuGroup;
import org.vfiospec.pci.Bdf;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.DependentDevice;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.HotResetInfo;
import org.vfiospec.vfio.process.Argument;
import org.vfiospec.vfio.process.OpenFile;
import org.vfiospec.vfio.process.VmmProcess;

/** The two requests that speak of a reset of the whole bus: who would be affected, and doing it. */
record HotReset(VfioPciDevice device, ResetSet set) {

    int info(HotResetInfo asked, Argument argument) {
        if (!set.hasBusReset()) {
            return Errno.ENODEV.result();
        }
        List<PciFunction> functions = set.functions();
        if (functions.stream().anyMatch(each -> set.groupOf(each).isEmpty())) {
            return Errno.EPERM.result();
        }
        HotResetInfo answer = new HotResetInfo(asked.argsz(), 0, functions.size());
        long room = (Integer.toUnsignedLong(asked.argsz()) - HotResetInfo.SIZE) / DependentDevice.SIZE;
        Errno head = argument.copyOut(0, answer.toBytes());
        if (head.failed() || functions.size() > room) {
            return head.failed() ? head.result() : Errno.ENOSPC.result();
        }
        return argument.copyOut(HotResetInfo.SIZE, entries(functions)).result();
    }

    private ByteBuffer entries(List<PciFunction> functions) {
        ByteBuffer entries =
                ByteBuffer.allocate(DependentDevice.SIZE * functions.size()).order(ByteOrder.LITTLE_ENDIAN);
        functions.forEach(each -> entry(each).putTo(entries));
        return entries.flip();
    }

    private DependentDevice entry(PciFunction function) {
        Bdf place = function.bdf();
        int group = set.groupOf(function).orElseThrow().id();
        byte devfn = (byte) (place.device() << 3 | place.function());
        return new DependentDevice(group, (short) place.segment(), (byte) place.bus(), devfn);
    }

    Errno reset(org.vfiospec.uapi.HotReset asked, Argument argument, VmmProcess caller) {
        if (asked.flags() != 0) {
            return Errno.EINVAL;
        }
        if (!set.hasBusReset()) {
            return Errno.ENODEV;
        }
        long count = Integer.toUnsignedLong(asked.count());
        if (count == 0 || count > set.functions().size()) {
            return Errno.EINVAL;
        }
        Optional<ByteBuffer> fds = argument.copyIn(org.vfiospec.uapi.HotReset.SIZE, count * Integer.BYTES);
        return fds.isEmpty() ? Errno.EFAULT : reset(fds.get(), caller);
    }

    private Errno reset(ByteBuffer fds, VmmProcess caller) {
        Set<IommuGroup> owned = new LinkedHashSet<>();
        while (fds.hasRemaining()) {
            OpenFile file = caller.file(fds.getInt()).orElse(null);
            Optional<IommuGroup> group = device.kernel().groupBehind(file);
            if (group.isEmpty()) {
                return file == null ? Errno.EBADF : Errno.EINVAL;
            }
            owned.add(group.get());
        }
        return set.isOwnedBy(owned) ? set.reset(device.driver().name()) : Errno.EINVAL;
    }
}
