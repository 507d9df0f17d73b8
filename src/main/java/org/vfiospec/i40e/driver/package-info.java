/**
 * The host's drivers of an adapter: the one of the PF, and the one that lets a VF migrate.
 * Knows the chip by its registers alone: nothing here may touch {@code org.vfiospec.i40e.hardware}.
 */
package org.vfiospec.i40e.driver;
