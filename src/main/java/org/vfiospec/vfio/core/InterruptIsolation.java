package org.vfiospec.vfio.core;

/**
 * Whether a device can raise only its own interrupts.
 *
 * @param present the interrupt controller ties a message to its requester
 * @param allowUnsafe {@code allow_unsafe_interrupts} of vfio_iommu_type1, for tests on hosts without
 */
public record InterruptIsolation(boolean present, boolean allowUnsafe) {
    public static final InterruptIsolation PRESENT = new InterruptIsolation(true, false);

    boolean suffices() {
        return present || allowUnsafe;
    }
}
