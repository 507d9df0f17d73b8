package org.vfiospec.vfio.process;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfiospec.uapi.Errno;

/** What lies behind a mapping: memory, or a part of a device. */
public interface Mappable {

    /** Whether the mapping can be made at all. */
    default Errno verdict() {
        return Errno.OK;
    }

    /**
     * A CPU loads bytes.
     *
     * @param party whose CPU, for the ledger
     * @param offset bytes from the start of what is mapped
     * @return false where the process would receive SIGBUS
     */
    boolean load(String party, long offset, ByteBuffer into);

    boolean store(String party, long offset, ByteBuffer from);

    /** Where a part of the mapping lies physically, with every page of it installed; empty if that cannot be. */
    List<Extent> pin(long offset, long size);

    /** A mapping that the file refuses. */
    static Mappable refused(Errno reason) {
        return new Mappable() {
            @Override
            public Errno verdict() {
                return reason;
            }

            @Override
            public boolean load(String party, long offset, ByteBuffer into) {
                return false;
            }

            @Override
            public boolean store(String party, long offset, ByteBuffer from) {
                return false;
            }

            @Override
            public List<Extent> pin(long offset, long size) {
                return List.of();
            }
        };
    }
}
