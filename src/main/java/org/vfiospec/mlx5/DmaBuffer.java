package org.vfiospec.mlx5;

/** Kernel memory that the physical function reaches by DMA ({@code dma_alloc_coherent}); it grows and never shrinks. */
interface DmaBuffer {

    /** The address that the function has to put on the bus. */
    long address();

    /** Bytes that are there. */
    long size();

    /** Makes room for so many bytes; what was in the buffer is lost. */
    void reserve(long size);

    /** The first bytes. */
    byte[] read(int length);

    void write(byte[] bytes);
}
