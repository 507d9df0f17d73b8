/**
 * The chip: queue managers of the PF and its VFs, the mailbox, contexts, rings, and the engines that compute.
 * Knows no driver, no topology and no migration protocol: it sees register accesses and its own way to memory.
 */
package org.vfiospec.acc.hardware;
