/**
 * The host's drivers of an accelerator: the one of the PF, and the one that lets a VF migrate.
 * Knows the chip by its registers alone: nothing here may touch {@code org.vfiospec.acc.hardware}.
 */
package org.vfiospec.acc.driver;
