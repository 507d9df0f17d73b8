package org.vfiospec.vfio;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.vfiospec.uapi.Capability;

/**
 * A region that a variant driver adds to a device file, at an index after the fixed ones of vfio-pci.
 *
 * <p>The core answers {@code VFIO_DEVICE_GET_REGION_INFO} from it and passes accesses on, as
 * {@code vfio_pci_regops} do.
 */
public interface VendorRegion {

    /** The type in the capability {@code VFIO_REGION_INFO_CAP_TYPE}. */
    int type();

    int subtype();

    /** Bytes. */
    long size();

    /** {@code VFIO_REGION_INFO_FLAG_READ}, {@code _WRITE}, {@code _MMAP}; the core adds {@code _CAPS}. */
    int flags();

    /** The capabilities that follow TYPE in the chain, in order. */
    List<Capability> capabilities();

    /**
     * Reads {@code into.remaining()} bytes.
     *
     * @param offset bytes from the start of the region
     * @return bytes read, or {@code -errno}
     */
    int read(long offset, ByteBuffer into);

    /** Writes {@code from.remaining()} bytes; the result as in {@link #read}. */
    int write(long offset, ByteBuffer from);

    /**
     * The kernel memory behind a part of the region that may be mapped, if its flags and capabilities say so.
     *
     * @return empty if the range may not be mapped
     */
    default Optional<ByteBuffer> memory(long offset, long length) {
        return Optional.empty();
    }

    /** The name of what lies at an offset, for the ledger; empty where there is none. */
    default String nameOf(long offset) {
        return "";
    }
}
