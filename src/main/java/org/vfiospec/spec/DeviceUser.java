package org.vfiospec.spec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.SystemCalls;

/** A user who opens one device and makes his own system calls on its file; results are those of the calls. */
public final class DeviceUser {
    private static final int TYPE1V2 = 3;

    private final SystemCalls calls;
    private final int fd;

    private DeviceUser(SystemCalls calls, int fd) {
        this.calls = calls;
        this.fd = fd;
    }

    /** Opens a device through its group and a container of the user's own. */
    public static DeviceUser open(Host host, String device) {
        SystemCalls calls = host.process();
        int container = calls.open("/dev/vfio/vfio");
        int group = calls.open(host.groupNode(device));
        ByteBuffer number = little(Integer.BYTES).putInt(0, container);
        calls.ioctl(group, Request.VFIO_GROUP_SET_CONTAINER.number(), number);
        calls.ioctl(container, Request.VFIO_SET_IOMMU.number(), TYPE1V2);
        String name = host.function(device).bdf().toString() + '\0';
        ByteBuffer text = ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII));
        return new DeviceUser(calls, calls.ioctl(group, Request.VFIO_GROUP_GET_DEVICE_FD.number(), text));
    }

    public RegionInfo region(int index) {
        ByteBuffer bytes = new RegionInfo(RegionInfo.SIZE, 0, index, 0, 0, 0).toBytes();
        calls.ioctl(fd, Request.VFIO_DEVICE_GET_REGION_INFO.number(), bytes);
        return RegionInfo.from(bytes);
    }

    /** Bytes read, or {@code -errno}. */
    public int read(int region, long offset, int length) {
        return calls.pread(fd, little(length), region(region).offset() + offset);
    }

    /** Bytes written, or {@code -errno}. */
    public int write(int region, long offset, int length) {
        return calls.pwrite(fd, little(length), region(region).offset() + offset);
    }

    /** An address, or {@code -errno}. */
    public long map(int region, long offset, long length) {
        return calls.mmap(fd, region(region).offset() + offset, length);
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
