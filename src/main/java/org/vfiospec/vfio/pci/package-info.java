/**
 * vfio-pci's core: regions, interrupts, configuration and reset of one PCI function, as user space may use them.
 * Knows no vendor: a variant driver brings its own regions and narrows the core's.
 */
package org.vfiospec.vfio.pci;
