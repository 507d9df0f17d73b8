/**
 * A device in the manner of an mlx5 network function: registers, hardware, migration driver, guest driver.
 * Knows no protocol edition: it offers operations, and others decide when they come.
 */
package org.vfiospec.mlx5;
