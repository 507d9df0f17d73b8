/**
 * The kernel's core: who binds, what a device file accepts, regions, interrupts.
 * Knows no vendor: a variant driver brings its own regions and narrows the core's.
 */
package org.vfiospec.vfio;
