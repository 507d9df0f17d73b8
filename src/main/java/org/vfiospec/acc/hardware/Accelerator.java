package org.vfiospec.acc.hardware;

import org.vfiospec.acc.AbnormalError;
import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.Generation;
import org.vfiospec.acc.PfRegister;
import org.vfiospec.acc.QueueRange;

/** What a function's queue manager asks of the chip that it is a part of. */
interface Accelerator {

    /** The function's SQC entry in the function table, as it was programmed. */
    long entry(int function);

    /** 1 if each queue has a doorbell page of its own; the PF decides for all functions. */
    int isolation();

    /** Which commands and registers there are. */
    Generation generation();

    /** An error that only the PF shows. */
    void report(AbnormalError error);

    /** An event queue was full; the PF shows whose and for which queue. */
    void overflow(Doorbell.Kind queueKind, int function, int queue);

    /** Something that the PF counts. */
    void count(PfRegister counter);

    /** What functions say to one another. */
    Messages messages();

    /** Whether functions may use the bus. */
    boolean busIsOpen();

    /** Queues that a function may use. */
    default int queues(int function) {
        long entry = entry(function);
        return entry == 0 ? 0 : QueueRange.of(entry).count();
    }
}
