/**
 * What each reading of protocol v1 does: every change of state of every device family, executed, compared and drawn.
 * Decides nothing: the order, the arcs and the rules are declared in {@code migration.Reading}.
 */
package org.vfiospec.spec.readings;
