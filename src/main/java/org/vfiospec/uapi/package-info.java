/**
 * The words user space and the kernel exchange, byte for byte: request numbers, structures, device states, errno.
 * Knows no behaviour: nothing here does anything, it only names and lays out.
 */
package org.vfiospec.uapi;
