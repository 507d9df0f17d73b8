/**
 * The words of HiSilicon's accelerators (SEC, HPRE, ZIP): registers, mailbox commands, doorbells, layouts, ids.
 * Knows no behaviour: the chip that acts on these words and the drivers that use them are the rooms below this one.
 */
package org.vfiospec.acc;
