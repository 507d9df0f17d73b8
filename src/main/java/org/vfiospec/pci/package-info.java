/**
 * Where a function sits and how a request travels: config space, BARs, SR-IOV, ports, ACS, routing.
 * Knows no device: what a register does is behind {@link org.vfiospec.pci.Mmio}.
 */
package org.vfiospec.pci;
