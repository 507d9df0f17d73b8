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

    /**
     * Asks the IOMMU for translations of a range (ATS), page by page.
     *
     * @return false if one is missing; true also if the function cannot ask, and will see what becomes of its request
     */
    default boolean isPresent(long address, int length, boolean write) {
        return true;
    }

    /**
     * Asks for the pages of a range of which the IOMMU has no translation (PRI); the answer comes to
     * {@link FunctionModel#pagesAnswered}.
     *
     * @return whether the request was sent: the function may ask, and is within its allocation
     */
    default boolean requestPages(long address, int length, boolean write) {
        return false;
    }

    /** Signals an interrupt by whatever mechanism software has enabled (MSI-X, MSI, INTx); lost if none is. */
    void interrupt(int vector);

    /** The reason for the last interrupt is gone: a pin that was asserted is asserted no longer. */
    default void lowerPin() {}
}
