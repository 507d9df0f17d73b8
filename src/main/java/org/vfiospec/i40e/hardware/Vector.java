package org.vfiospec.i40e.hardware;

import java.util.function.IntConsumer;

/**
 * One interrupt of a VF: its control register and whether it waits.
 *
 * <p>An interrupt masks itself when it is sent; the driver enables it again.
 */
final class Vector {
    private static final int ENABLE = 1;
    private static final int CLEAR_PENDING = 1 << 1;
    private static final int TRIGGER = 1 << 2;
    private static final int ORDERS = CLEAR_PENDING | TRIGGER;
    /** Bit 31: the write leaves the enable bit alone. */
    private static final int KEEP_ENABLE = 1 << 31;

    private final int number;
    private final IntConsumer signal;
    private final Word control = new Word().onWrite(this::written);
    private int enabled;
    private boolean pending;

    Vector(int number, IntConsumer signal) {
        this.number = number;
        this.signal = signal;
    }

    Word control() {
        return control;
    }

    void raise() {
        pending = true;
        send();
    }

    private void written(int value) {
        enabled = (value & KEEP_ENABLE) != 0 ? enabled : value & ENABLE;
        pending = (pending && (value & CLEAR_PENDING) == 0) || (value & TRIGGER) != 0;
        control.set(value & ~ORDERS & ~KEEP_ENABLE & ~ENABLE | enabled);
        send();
    }

    private void send() {
        if (pending && enabled != 0) {
            pending = false;
            enabled = 0;
            control.set(control.get() & ~ENABLE);
            signal.accept(number);
        }
    }

    void reset() {
        pending = false;
        enabled = 0;
        control.set(0);
    }
}
