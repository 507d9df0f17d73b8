package org.vfiospec.acc.hardware;

import org.vfiospec.acc.Register;

/** Errors as bits: a source that software clears, a mask, and a status that shows what is left. */
final class ErrorSource {
    private final RegisterFile registers;
    private final Register source;

    ErrorSource(RegisterFile registers, Register source, Register mask, Register status) {
        this.registers = registers;
        this.source = source;
        registers.source(status, () -> registers.get(source) & ~registers.get(mask));
    }

    void report(int bits) {
        registers.setBits(source, bits);
    }
}
