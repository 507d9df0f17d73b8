/**
 * Reads the hand-written AsciiDoc: pages, clauses, navigation, and the references between them.
 *
 * <p>It must not know Cucumber or what was executed.
 */
package org.vfiospec.site.docs;
