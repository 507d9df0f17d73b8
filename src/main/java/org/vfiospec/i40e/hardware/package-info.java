/**
 * The adapter: VFs and the PF that rules them, queues with their contexts, the switch between them, admin queues.
 * Knows no driver, no topology and no migration protocol: it sees register accesses and its own way to memory.
 */
package org.vfiospec.i40e.hardware;
