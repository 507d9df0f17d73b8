/**
 * The command line: runs the features and has the site woven.
 *
 * <p>It must not know how a machine is emulated or how a page is made.
 */
package org.vfiospec;
