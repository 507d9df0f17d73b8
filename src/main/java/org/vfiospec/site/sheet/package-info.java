/**
 * Writes text that others supplied onto pages, as HTML or as AsciiDoc, so that it stays text.
 *
 * <p>It must not know Cucumber, clauses, or where a page lies on disk.
 */
package org.vfiospec.site.sheet;
