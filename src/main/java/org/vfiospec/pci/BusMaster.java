package org.vfiospec.pci;

/** A function's way out: what a hardware model uses to reach memory and to interrupt. */
public interface BusMaster {

    /**
     * A DMA read.
     *
     * @param address what the function puts on the wire; the fabric and the IOMMU decide what it means
     * @param into filled with the bytes, or with all ones if the request did not complete
     * @return whether the request completed
     */
    boolean read(long address, byte[] into);

    /** A DMA write; posted, so hardware that cares must look at the answer by other means. */
    boolean write(long address, byte[] from);

    /** Signals an interrupt by whatever mechanism software has enabled (MSI-X, MSI, INTx); lost if none is. */
    void interrupt(int vector);

    /** The reason for the last interrupt is gone: a pin that was asserted is asserted no longer. */
    default void lowerPin() {}
}
