package org.vfiospec.vfio.core;

import java.nio.ByteBuffer;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.process.Argument;
import org.vfiospec.vfio.process.Mappable;
import org.vfiospec.vfio.process.VmmProcess;

/** A device that a bus driver has registered: {@code struct vfio_device_ops}. */
public interface VfioDevice {

    PciFunction function();

    /** Whether a user's string names this device and may open it; {@code ENODEV} if it names another. */
    Errno match(String name);

    /** The first descriptor is about to be given out; on a failure none is. */
    Errno open();

    /** The last descriptor has been closed. */
    void close();

    int ioctl(Request request, Argument argument, VmmProcess caller);

    int read(ByteBuffer into, long offset);

    int write(ByteBuffer from, long offset);

    Mappable mmap(long offset, long length);

    /** What lies at an offset of the device file, for the ledger. */
    String nameOf(long offset);

    /** Asks the user to give the device back; {@code times} it has been asked before. */
    void request(int times);
}
