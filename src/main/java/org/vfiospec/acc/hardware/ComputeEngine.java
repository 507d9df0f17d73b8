package org.vfiospec.acc.hardware;

import java.nio.ByteBuffer;
import java.util.List;

/** What an accelerator computes for one submission queue entry. */
interface ComputeEngine {

    /** Bytes that the chip writes when a job's computation is done. */
    record Output(long address, byte[] bytes) {}

    /**
     * Reads what an entry points at and computes.
     *
     * @param sqe the entry, little-endian; the engine puts status and sizes into it
     * @param type the algorithm type of the entry's queue
     * @return what to write, the entry itself not included
     */
    List<Output> compute(ByteBuffer sqe, int type, Dma dma);
}
