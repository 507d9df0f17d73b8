package org.vfiospec.vmm;

import java.util.function.IntToLongFunction;
import org.vfiospec.pci.Mmio;

/**
 * A device as a driver in the guest sees it, with nothing between them but wires: one BAR, no VMM and no kernel.
 *
 * @param bar what answers, whatever the number of the BAR
 * @param interrupts how often a vector has fired since the last time this was asked
 */
public record WiredDevice(String name, Mmio bar, IntToLongFunction interrupts) implements GuestDevice {

    @Override
    public long read(int number, long offset, int width) {
        return bar.read(offset, width);
    }

    @Override
    public void write(int number, long offset, int width, long value) {
        bar.write(offset, width, value);
    }

    @Override
    public void writePair(int number, long offset, long low, long high) {
        bar.writePair(offset, low, high);
    }

    @Override
    public long addressOf(int number) {
        throw new UnsupportedOperationException(name + " has no peers");
    }

    @Override
    public long readConfig(int offset, int width) {
        return 0;
    }

    @Override
    public void writeConfig(int offset, int width, long value) {
        throw new UnsupportedOperationException(name + " has no config space");
    }

    @Override
    public void enableInterrupts(int count) {}

    @Override
    public long takeInterrupts(int vector) {
        return interrupts.applyAsLong(vector);
    }
}
