/**
 * The part of the kernel that every VFIO device shares: containers, groups, device descriptors, type1 mappings.
 * Knows no bus: a device is behind {@link org.vfiospec.vfio.core.VfioDevice}.
 */
package org.vfiospec.vfio.core;
