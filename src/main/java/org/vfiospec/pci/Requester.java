package org.vfiospec.pci;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A function's way out as its hardware model sees it: nothing leaves while bus mastering is off. */
final class Requester implements BusMaster {
    private final PciFunction function;

    Requester(PciFunction function) {
        this.function = function;
    }

    @Override
    public boolean read(long address, byte[] into) {
        Arrays.fill(into, (byte) 0xff);
        return function.isBusMaster()
                && function.fabric().issue(Request.read(function, address, into.length), ByteBuffer.wrap(into));
    }

    @Override
    public boolean write(long address, byte[] from) {
        return function.isBusMaster()
                && function.fabric().issue(Request.write(function, address, from.length), ByteBuffer.wrap(from));
    }

    @Override
    public void interrupt(int vector) {
        new InterruptSignal(function).raise(vector);
    }

    @Override
    public void lowerPin() {
        new InterruptSignal(function).lowerPin();
    }
}
