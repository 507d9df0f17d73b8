/**
 * The guest's driver of a VF: queues in guest memory, jobs by doorbell, completions by interrupt, results checked.
 * Knows the chip by its registers alone, and the host not at all: it must not notice that its VM moved.
 */
package org.vfiospec.acc.guest;
