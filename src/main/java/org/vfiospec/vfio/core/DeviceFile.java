package org.vfiospec.vfio.core;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.process.Argument;
import org.vfiospec.vfio.process.Mappable;
import org.vfiospec.vfio.process.OpenFile;
import org.vfiospec.vfio.process.VmmProcess;

/** A descriptor of a device. */
record DeviceFile(Registration registration, Group group) implements OpenFile {

    @Override
    public String name() {
        return registration.device().function().name();
    }

    @Override
    public Optional<Request.Target> target() {
        return Optional.of(Request.Target.DEVICE);
    }

    @Override
    public int ioctl(Request request, Argument argument, VmmProcess caller) {
        return registration.device().ioctl(request, argument, caller);
    }

    @Override
    public int pread(ByteBuffer into, long offset) {
        return registration.device().read(into, offset);
    }

    @Override
    public int pwrite(ByteBuffer from, long offset) {
        return registration.device().write(from, offset);
    }

    @Override
    public Mappable mmap(long offset, long length) {
        return registration.device().mmap(offset, length);
    }

    @Override
    public Errno mmapPrivate() {
        return Errno.EINVAL;
    }

    @Override
    public String nameOf(long offset) {
        return registration.device().nameOf(offset);
    }

    @Override
    public void release() {
        registration.close();
        group.deviceClosed();
    }
}
