package org.vfiospec.acc.hardware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vfiospec.pci.BusMaster;

/** The requests of one piece of work; remembers whether one of them was not answered. */
final class Dma {
    private final BusMaster bus;
    private boolean failed;

    Dma(BusMaster bus) {
        this.bus = bus;
    }

    /** The bytes at an address; all ones where nobody answered, and no request for none. */
    byte[] read(long address, int length) {
        byte[] bytes = new byte[length];
        failed |= length > 0 && !bus.read(address, bytes);
        return bytes;
    }

    /** The same, for taking little-endian numbers from. */
    ByteBuffer readWords(long address, int length) {
        return ByteBuffer.wrap(read(address, length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    void write(long address, byte[] bytes) {
        failed |= !bus.write(address, bytes);
    }

    boolean failed() {
        return failed;
    }
}
