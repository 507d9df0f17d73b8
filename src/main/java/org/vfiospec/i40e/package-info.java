/**
 * The words of an Intel 700-series adapter and its virtual functions: registers, queue contexts, descriptors, messages.
 * Knows no behaviour: the chip that acts on these words and the drivers that use them are the rooms below this one.
 */
package org.vfiospec.i40e;
