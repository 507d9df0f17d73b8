package org.vfiospec.i40e.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** The 32 bits behind a register, which may show in more than one window. */
final class Word {
    private final List<IntConsumer> reactions = new ArrayList<>();
    private final IntSupplier source;
    private int value;

    Word() {
        this.source = () -> value;
    }

    /** A word that hardware makes whenever it is read. */
    Word(IntSupplier source) {
        this.source = source;
    }

    int get() {
        return source.getAsInt();
    }

    /** What hardware itself puts there. */
    void set(int newValue) {
        value = newValue;
    }

    /** Something happens after software has written the word. */
    Word onWrite(IntConsumer reaction) {
        reactions.add(reaction);
        return this;
    }

    void write(int newValue) {
        value = newValue;
        reactions.forEach(reaction -> reaction.accept(newValue));
    }
}
