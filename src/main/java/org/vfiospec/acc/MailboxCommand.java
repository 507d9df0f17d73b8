package org.vfiospec.acc;

import java.util.Arrays;
import java.util.Optional;

/** What can be ordered through a function's mailbox. There is none to resume: doorbells do that. */
public enum MailboxCommand {
    SQC(0x00, "context of a submission queue, by address"),
    CQC(0x01, "context of a completion queue, by address"),
    EQC(0x02, "context of the event queue, by address"),
    AEQC(0x03, "context of the asynchronous event queue, by address"),
    SQC_BT(0x04, "address of the table of SQCs"),
    CQC_BT(0x05, "address of the table of CQCs"),
    SQC_VFT_V2(0x06, "the function's own entry in the function table"),
    STOP_QP(Generation.V3, 0x08, "stops one queue when all its jobs are finished"),
    FLUSH_QM(Generation.V3, 0x09, "stops the function when all its jobs are finished"),
    SRC(Generation.V3, 0x0c, "posts a message to a function; 0xffff: to all VFs"),
    DST(Generation.V3, 0x0d, "fetches the message of a function"),
    PAUSE_QM(Generation.V3, 0x0e, "pauses the function for a migration");

    private final Generation since;
    private final int code;
    private final String meaning;

    MailboxCommand(int code, String meaning) {
        this(Generation.V2, code, meaning);
    }

    MailboxCommand(Generation since, int code, String meaning) {
        this.since = since;
        this.code = code;
        this.meaning = meaning;
    }

    public static Optional<MailboxCommand> of(int code) {
        return Arrays.stream(values()).filter(command -> command.code == code).findFirst();
    }

    /** Bits 7:0 of the mailbox's first word. */
    public int code() {
        return code;
    }

    /** The first generation of the chip that knows it. */
    public Generation since() {
        return since;
    }

    public String meaning() {
        return meaning;
    }
}
