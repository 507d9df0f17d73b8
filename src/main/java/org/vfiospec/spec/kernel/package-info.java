/**
 * Steps about the kernel's floor: what a user may do with groups, containers and device files.
 * Know no migration: the devices here are plain cards that remember what is written to them.
 */
package org.vfiospec.spec.kernel;
