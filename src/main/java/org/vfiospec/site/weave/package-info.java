/**
 * Weaves clauses and evidence into the two editions of the site, and puts them in place as a whole.
 *
 * <p>It must not know how Asciidoctor or Cucumber work, or anything about VFIO.
 */
package org.vfiospec.site.weave;
