package org.vfiospec.acc.hardware;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.vfiospec.pci.BusMaster;

/** A function's way to memory, which the chip can close for all of its functions; interrupts go another way. */
record BusPort(BusMaster bus, BooleanSupplier open) implements BusMaster {

    @Override
    public boolean read(long address, byte[] into) {
        if (open.getAsBoolean()) {
            return bus.read(address, into);
        }
        Arrays.fill(into, (byte) 0xff);
        return false;
    }

    @Override
    public boolean write(long address, byte[] from) {
        return open.getAsBoolean() && bus.write(address, from);
    }

    @Override
    public void interrupt(int vector) {
        bus.interrupt(vector);
    }

    @Override
    public void lowerPin() {
        bus.lowerPin();
    }
}
