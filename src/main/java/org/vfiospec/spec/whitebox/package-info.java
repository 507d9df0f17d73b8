/**
 * Steps that look inside the machine: registers, DMA and its way, topology, the order of what drivers did.
 * Know nothing that the ledger or the machine's parts do not say.
 */
package org.vfiospec.spec.whitebox;
