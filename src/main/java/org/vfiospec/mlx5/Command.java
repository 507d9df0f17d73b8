package org.vfiospec.mlx5;

import java.util.Arrays;
import java.util.Optional;

/** Firmware commands by which the kernel migrates a virtual function ({@code mlx5_ifc.h}). */
enum Command {
    SUSPEND_INITIATOR(0x115, 0),
    SUSPEND_RESPONDER(0x115, 1),
    RESUME_RESPONDER(0x116, 0),
    RESUME_INITIATOR(0x116, 1),
    QUERY_FULL(0x117, 0),
    QUERY_INCREMENTAL(0x117, 1),
    SAVE_FULL(0x118, 0),
    SAVE_INCREMENTAL(0x118, 1),
    /** As {@link #SAVE_FULL}; from now on the firmware notes what changes. */
    SAVE_FULL_AND_TRACK(0x118, 2),
    SAVE_INCREMENTAL_AND_TRACK(0x118, 3),
    LOAD(0x119, 0);

    private final int opcode;
    private final int modifier;

    Command(int opcode, int modifier) {
        this.opcode = opcode;
        this.modifier = modifier;
    }

    /** The value that starts the command. */
    int word() {
        return opcode << 16 | modifier;
    }

    boolean isIncremental() {
        return this == QUERY_INCREMENTAL || this == SAVE_INCREMENTAL || this == SAVE_INCREMENTAL_AND_TRACK;
    }

    boolean tracks() {
        return this == SAVE_FULL_AND_TRACK || this == SAVE_INCREMENTAL_AND_TRACK;
    }

    static Optional<Command> of(long word) {
        return Arrays.stream(values())
                .filter(command -> command.word() == (int) word)
                .findFirst();
    }
}
