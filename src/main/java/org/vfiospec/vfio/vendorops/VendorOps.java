package org.vfiospec.vfio.vendorops;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.vfiospec.pci.PciFunction;

/**
 * What a vendor's module hands to vfio_pci ({@code vfio_pci_vendor_driver_ops}).
 *
 * @param owner the module, which is held while a device uses its operations
 * @param probe the vendor's data for a function it supports, or nothing
 * @param remove undoes the probe
 * @param operations the operations of the device file; the identity of a registration
 */
public record VendorOps(
        String name,
        Module owner,
        Function<PciFunction, Optional<Object>> probe,
        Consumer<Object> remove,
        DeviceOperations operations) {}
