package org.vfiospec.pci;

/** What lies above the root complex: the IOMMU, memory and the interrupt controller. */
public interface Upstream {

    /** Decides where a request that left the fabric goes. */
    Destination admit(Request request);

    /** Whether the IOMMU has a translation that a request could use; asking leaves no fault behind. */
    boolean translates(Request request);

    /** A function asks for pages; returns what became of the message. */
    String asked(PageRequest request);

    /** The kernel has found a function by enumeration, or has enabled it by SR-IOV. */
    void appeared(PciFunction function);

    /** The kernel takes a virtual function away. */
    void vanished(PciFunction function);

    /** The level of a function's interrupt pin; returns who was told. */
    String pin(PciFunction function, boolean asserted);
}
