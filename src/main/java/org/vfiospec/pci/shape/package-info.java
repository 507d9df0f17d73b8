/**
 * The places that discussions of topology speak of, ready to be built by name.
 * Knows no device: a place is offered, what sits in it is somebody else's.
 */
package org.vfiospec.pci.shape;
