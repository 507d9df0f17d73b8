package org.vfiospec.iommu;

/**
 * What a domain makes of an address.
 *
 * @param fault why it makes nothing of it, or null
 * @param physical where the first byte lies
 * @param contiguous bytes that follow without a gap
 */
public record Translation(Fault.Code fault, long physical, long contiguous) {

    static Translation fault(Fault.Code code) {
        return new Translation(code, 0, 0);
    }
}
