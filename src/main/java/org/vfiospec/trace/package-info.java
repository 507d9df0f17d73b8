/**
 * The ledger of what happened, in order.
 * Knows no live object: an event holds values, so that it reads the same when everything else is gone.
 */
package org.vfiospec.trace;
