package org.vfiospec.vfio.pci;

import java.util.function.IntUnaryOperator;
import org.vfiospec.iommu.InterruptController;

/**
 * What the host gives a device for its interrupts.
 *
 * @param party the driver's name in the ledger
 * @param available how many of so many vectors the host can give
 */
record Wiring(String party, InterruptController controller, IntUnaryOperator available) {}
