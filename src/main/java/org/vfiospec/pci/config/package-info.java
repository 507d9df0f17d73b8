/**
 * What a function's configuration space says: header, base address registers, capabilities, byte for byte.
 * Knows no other function, no bus and no driver: what a written bit sets off is somebody else's business.
 */
package org.vfiospec.pci.config;
