package org.vfiospec.acc.guest;

import org.vfiospec.acc.Engine;
import org.vfiospec.vmm.GuestMemory;

/** What a guest uses an accelerator for. */
public interface Workload {

    /** A workload that fits an engine. */
    static Workload of(Engine engine) {
        return switch (engine) {
            case SEC -> new SecWorkload();
            case HPRE -> new HpreWorkload();
            case ZIP -> new ZipWorkload();
        };
    }

    /** Bytes of guest memory that one job needs for its buffers. */
    int bufferSize();

    /** The algorithm type that the context of the submission queues of {@code queue} has. */
    int queueType(int queue);

    /**
     * Makes up a job: the same one for the same number.
     *
     * @param queue where it will be submitted
     * @param buffers address of the job's own guest memory
     */
    Task prepare(int number, int queue, long buffers, GuestMemory memory);
}
