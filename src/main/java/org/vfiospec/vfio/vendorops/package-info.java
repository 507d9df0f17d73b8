/**
 * The vendor ops of 2020: how vfio_pci was to be taken over, device by device, by modules of vendors. Never merged.
 * Knows nothing of what came after it.
 */
package org.vfiospec.vfio.vendorops;
