/**
 * The VMM and its guest: who decides when.
 * Sees a device only through the calls of its file; knows no kernel, no driver and no hardware.
 */
package org.vfiospec.vmm;
