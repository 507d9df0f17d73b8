package org.vfiospec.trace;

/**
 * A memory request that a function put on the bus.
 *
 * @param party the requester
 * @param address the address on the wire: an IOVA, unless something routes it before the IOMMU
 * @param length bytes
 * @param route the components that the request passed, in order
 * @param verdict where it ended: translated, delivered to a peer, faulted, rejected
 */
public record Dma(String party, boolean write, long address, int length, String route, String verdict)
        implements TraceEvent {

    @Override
    public String event() {
        return write ? "DMA write" : "DMA read";
    }

    @Override
    public String target() {
        return Hex.of(address);
    }

    @Override
    public String value() {
        return length + " bytes";
    }

    @Override
    public String outcome() {
        return route.isEmpty() ? verdict : route + ": " + verdict;
    }
}
