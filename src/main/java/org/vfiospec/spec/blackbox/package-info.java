/**
 * Steps that need only what a VMM and its guest can see of a device.
 * Know nothing of what is inside the machine, so a scenario made of them can be run against any device.
 */
package org.vfiospec.spec.blackbox;
