package org.vfiospec.vfio.vendorops;

import java.util.function.Supplier;
import org.vfiospec.vfio.VariantDriver;

/**
 * The operations of a device file that a vendor supplies ({@code vfio_device_ops}): what is different from vfio_pci's
 * own, which serve the rest.
 *
 * @param name as the ledger shows it
 * @param file the behaviour of one device file
 */
public record DeviceOperations(String name, Supplier<VariantDriver> file) {}
