/**
 * A driver of a VF inside a guest, after iavf: it sets queues up by messages, and sends frames to itself.
 * Knows the VF as a guest does: registers, shared memory, interrupts; neither the chip nor the host's drivers.
 */
package org.vfiospec.i40e.guest;
