/**
 * The words that the weaver and its callers share: clauses, verdicts, problems, generated tables.
 *
 * <p>It must not know Cucumber, Asciidoctor, HTML, or anything about VFIO.
 */
package org.vfiospec.site;
