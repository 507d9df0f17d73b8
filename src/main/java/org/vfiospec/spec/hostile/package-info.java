/**
 * What a hostile guest, VMM or administrator tries, and the neighbour who must not notice. Knows no defence: it tries,
 * and looks at what has changed.
 */
package org.vfiospec.spec.hostile;
