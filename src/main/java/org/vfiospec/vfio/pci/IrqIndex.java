package org.vfiospec.vfio.pci;

/** The interrupt indexes of a PCI device, in the order of the uAPI. */
enum IrqIndex {
    INTX,
    MSI,
    MSIX,
    ERR,
    REQ
}
