package org.vfiospec.acc.hardware;

import java.util.function.IntUnaryOperator;
import org.vfiospec.acc.Register;

/** Errors as bits: a source that software clears, a mask, and a status that shows what is left and interrupts. */
final class ErrorSource {
    private final RegisterFile registers;
    private final Register source;
    private final Register mask;
    private final IntUnaryOperator letThrough;
    private final Runnable interrupt;
    private int announced;

    /** @param letThrough which errors a value of the mask lets through */
    ErrorSource(
            RegisterFile registers,
            Register source,
            Register mask,
            Register status,
            IntUnaryOperator letThrough,
            Runnable interrupt) {
        this.registers = registers;
        this.source = source;
        this.mask = mask;
        this.letThrough = letThrough;
        this.interrupt = interrupt;
        registers.source(status, this::status);
        registers.onWrite(source, cleared -> announce());
        registers.onWrite(mask, changed -> announce());
    }

    private int status() {
        return registers.get(source) & letThrough.applyAsInt(registers.get(mask));
    }

    void report(int bits) {
        registers.setBits(source, bits);
        announce();
    }

    /** The registers were reset. */
    void forget() {
        announced = 0;
    }

    /** Interrupts for what was not shown before. */
    private void announce() {
        int news = status() & ~announced;
        announced = status();
        if (news != 0) {
            interrupt.run();
        }
    }
}
