package org.vfiospec.acc.hardware;

import org.vfiospec.acc.Register;
import org.vfiospec.pci.BusMaster;

/** The interrupts of a function: each a pending bit, a mask bit and a vector. */
final class Interrupts {
    private final RegisterFile registers;
    private BusMaster bus;

    Interrupts(RegisterFile registers) {
        this.registers = registers;
    }

    void connect(BusMaster master) {
        bus = master;
    }

    Line line(Register source, Register mask, int vector) {
        Line line = new Line(source, mask, vector);
        registers.onWrite(mask, value -> line.unmasked(value));
        return line;
    }

    /**
     * One interrupt of the function.
     *
     * <p>Simplified: an interrupt that is pending when it is unmasked is signalled then.
     */
    final class Line {
        private final Register source;
        private final Register mask;
        private final int vector;

        private Line(Register source, Register mask, int vector) {
            this.source = source;
            this.mask = mask;
            this.vector = vector;
        }

        /** Becomes pending; is signalled if it was not pending before and is not masked. */
        void raise() {
            boolean pending = registers.get(source) != 0;
            registers.set(source, 1);
            if (!pending && registers.get(mask) == 0) {
                bus.interrupt(vector);
            }
        }

        void clear() {
            registers.set(source, 0);
        }

        private void unmasked(int value) {
            if (value == 0 && registers.get(source) != 0) {
                bus.interrupt(vector);
            }
        }
    }
}
