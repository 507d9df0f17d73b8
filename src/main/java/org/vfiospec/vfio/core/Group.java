package org.vfiospec.vfio.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfiospec.iommu.IommuGroup;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.GroupStatus;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.process.Argument;
import org.vfiospec.vfio.process.OpenFile;
import org.vfiospec.vfio.process.VmmProcess;

/** {@code /dev/vfio/N}: the devices of one IOMMU group, held by one descriptor at a time. */
final class Group implements OpenFile {
    private static final int LONGEST_NAME = 4096;

    private final IommuGroup group;
    private final List<Registration> devices = new ArrayList<>();
    private Container container;
    private boolean open;
    private boolean closing;

    Group(IommuGroup group) {
        this.group = group;
    }

    @Override
    public String name() {
        return "/dev/vfio/" + group.id();
    }

    @Override
    public Optional<Request.Target> target() {
        return Optional.of(Request.Target.GROUP);
    }

    IommuGroup iommuGroup() {
        return group;
    }

    /** What the devices of the group may reach, while the group is in a container with an IOMMU. */
    Optional<GroupMemory> memory() {
        return Optional.ofNullable(container)
                .flatMap(Container::mappings)
                .map(mappings -> new GroupMemory(group, mappings));
    }

    List<Registration> devices() {
        return devices;
    }

    Errno open() {
        if (open) {
            return Errno.EBUSY;
        }
        open = true;
        return Errno.OK;
    }

    @Override
    public int ioctl(Request request, Argument argument, VmmProcess caller) {
        return switch (request) {
            case VFIO_GROUP_GET_STATUS ->
                argument.structure(
                        GroupStatus.SIZE, GroupStatus.SIZE, bytes -> status(GroupStatus.from(bytes), argument));
            case VFIO_GROUP_SET_CONTAINER ->
                argument.copyIn(0, Integer.BYTES)
                        .map(bytes -> setContainer(bytes.getInt(), caller))
                        .orElse(Errno.EFAULT)
                        .result();
            case VFIO_GROUP_UNSET_CONTAINER -> unsetContainer().result();
            case VFIO_GROUP_GET_DEVICE_FD ->
                argument.string(LONGEST_NAME)
                        .map(name -> deviceFd(name, caller))
                        .orElse(Errno.EFAULT.result());
            default -> Errno.ENOTTY.result();
        };
    }

    private int status(GroupStatus asked, Argument argument) {
        int viable = container != null || !group.isClaimed() && !group.isUsedByKernel() ? GroupStatus.FLAG_VIABLE : 0;
        int flags = container != null ? viable | GroupStatus.FLAG_CONTAINER_SET : viable;
        return argument.copyOut(0, new GroupStatus(asked.argsz(), flags).toBytes())
                .result();
    }

    private Errno setContainer(int fd, VmmProcess caller) {
        if (fd < 0 || container != null) {
            return Errno.EINVAL;
        }
        OpenFile file = caller.file(fd).orElse(null);
        if (file == null) {
            return Errno.EBADF;
        }
        if (!(file instanceof Container wanted)) {
            return Errno.EBADFD;
        }
        Errno attached = group.members().isEmpty() ? Errno.ENODEV : wanted.attach(group);
        container = attached.failed() ? null : wanted;
        return attached;
    }

    private Errno unsetContainer() {
        if (container == null) {
            return Errno.EINVAL;
        }
        if (inUse()) {
            return Errno.EBUSY;
        }
        leaveContainer();
        return Errno.OK;
    }

    private int deviceFd(String name, VmmProcess caller) {
        for (Registration device : devices) {
            Errno match = device.match(name);
            if (match != Errno.ENODEV) {
                return match.failed() ? match.result() : deviceFd(device, caller);
            }
        }
        return Errno.ENODEV.result();
    }

    private int deviceFd(Registration device, VmmProcess caller) {
        if (container == null || !container.hasIommu()) {
            return Errno.EINVAL.result();
        }
        Errno opened = device.open();
        return opened.failed() ? opened.result() : caller.install(new DeviceFile(device, this));
    }

    /** A descriptor of one of the devices is closed; the group may have waited for it. */
    void deviceClosed() {
        if (closing && !inUse()) {
            release();
        }
    }

    // Every device descriptor holds the group's file, so the group is left with the last of them.
    @Override
    public void release() {
        closing = inUse();
        if (!closing) {
            leaveContainer();
            open = false;
        }
    }

    private void leaveContainer() {
        if (container != null) {
            container.detach(group);
            container = null;
        }
    }

    private boolean inUse() {
        return devices.stream().anyMatch(Registration::isOpen);
    }
}
