/**
 * Reads Cucumber's messages: features as written, scenarios as executed, and what they say about clauses.
 *
 * <p>It must not know AsciiDoc, HTML, or what the scenarios are about.
 */
package org.vfiospec.site.evidence;
