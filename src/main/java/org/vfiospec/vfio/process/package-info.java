/**
 * A process as the kernel sees it: descriptors, an address space, eventfds, and the system calls that use them.
 * Knows no device: what a file does is behind {@link org.vfiospec.vfio.process.OpenFile}.
 */
package org.vfiospec.vfio.process;
