package org.vfiospec.spec;

import java.util.List;
import java.util.function.Function;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.IrqSet;
import org.vfiospec.vmm.RemapPort;

/** What a VMM can ask of a remap interrupt that is off, by the words of the features. */
public enum RemapRequest {
    ONE_EVENTFD("one eventfd", port -> port.enable(port.idleEventfd())),
    TWO_EVENTFDS("two eventfds, one after the other", port -> {
        port.enable(port.idleEventfd());
        return port.enable(port.idleEventfd());
    }),
    TWO_VECTORS(
            "two vectors",
            port -> port.request(
                    IrqSet.DATA_EVENTFD | IrqSet.ACTION_TRIGGER, 0, List.of(port.idleEventfd(), port.idleEventfd()))),
    START_OF_ONE(
            "a start of 1",
            port -> port.request(IrqSet.DATA_EVENTFD | IrqSet.ACTION_TRIGGER, 1, List.of(port.idleEventfd()))),
    BOOLEAN("boolean data", port -> port.request(IrqSet.DATA_BOOL | IrqSet.ACTION_TRIGGER, 0, List.of(1))),
    NO_EVENTFD("no eventfd", port -> port.enable(-1)),
    MASK("a mask", port -> port.request(IrqSet.DATA_NONE | IrqSet.ACTION_MASK, 0, List.of()));

    private final String words;
    private final Function<RemapPort, Errno> action;

    RemapRequest(String words, Function<RemapPort, Errno> action) {
        this.words = words;
        this.action = action;
    }

    static RemapRequest named(String words) {
        return Words.find(words, values(), each -> each.words);
    }

    public Errno sendTo(RemapPort port) {
        return action.apply(port);
    }
}
