/**
 * Machines built for one question: how a request travels, which functions share a group, which place is accepted.
 * Knows no device family and no VMM; its functions have plain registers and do what a step says.
 */
package org.vfiospec.spec.topology;
